# Was auf den Knöpfen und im Menü steht. Das Zeichen davor sagt die Art:
# ✅ bestätigt, ✖️ sagt ab oder verwirft, 🔁 verschiebt, ⬅️ geht zurück. Worte stehen immer dabei.

label-name = { $name }
label-office = { $name } · { $district }
label-place = { $day } { $time }
label-place-at-office = { $day } { $time } · { $office }
label-district =
    { $offices ->
        [one] { $name }
       *[other] { $name } ({ $offices })
    }
label-no-district = Andere ({ $offices })
label-earlier-month = ◀ { $month }
label-later-month = { $month } ▶
label-day = { $day }
label-quantity =
    { $quantity ->
        [one] 1 Person
       *[other] { $quantity } Personen
    }
label-book = ✅ Buchen
label-confirm-move = ✅ Ja, verschieben
label-more-time = Mehr Zeit
label-change-details = Angaben ändern
label-back = ⬅️ Zurück
label-other-office = Anderes Amt
label-any-office = Alle Ämter
label-any-office-of = Egal wo: { $district }
label-other-day = Anderer Tag
label-any-day = Alle Tage
label-any-hour = Alle Uhrzeiten
label-later = Später
label-for-several = Für mehrere
label-one-more-errand = Noch ein Anliegen dazu
label-only-this-errand = Nur { $service }
label-for-somebody-else = Für jemand anderen
label-for-myself = Für mich
label-more = Weitere
label-move = 🔁 Verschieben
label-move-at =
    { $whose ->
        [other] 🔁 { $whom }: { $service }, { $day }
       *[own] 🔁 Verschieben: { $service }, { $day }
    }
label-cancel = ✖️ Absagen
label-cancel-at =
    { $whose ->
        [other] ✖️ { $whom }: { $service }, { $day }
       *[own] ✖️ Absagen: { $service }, { $day }
    }
label-confirm-cancel = ✖️ Ja, absagen
label-cannot-come-later = ✖️ Nein, nicht später
label-person = 👤 Mensch
label-keep = Behalten
label-undo = Absage zurücknehmen
label-new-appointment = Neuer Termin
label-wait = 🔔 Warteliste
label-short-notice = Auch kurzfristig
label-no-short-notice = Nicht mehr kurzfristig
label-wait-earlier = 🔔 Auf einen früheren warten
label-ask-urgently = 👤 Dringende Anfrage
label-ask-staff = 👤 Anfrage an die Stadt
label-change-wishes = Wünsche ändern
label-change-wishes-for = Ändern: { $service }
label-weekdays = Wochentage
label-time-of-day = Uhrzeit
label-until-when = Bis wann
label-weekday = { $weekday }
label-weekday-chosen = ☑ { $weekday }
label-mornings = Vormittags
label-afternoons = Nachmittags
label-only-on = Nur am { $day }
label-two-weeks = Zwei Wochen
label-as-long-as-it-takes = So lange es dauert
label-as-wished = Wie gewünscht
label-done = Fertig
label-leave-waitlist = ✖️ Nicht mehr warten
label-leave-waitlist-for = ✖️ { $service }
label-take-offer = ✅ Platz nehmen
label-decline-offer = ✖️ Nein, danke
label-wait-longer = 🔔 Weiter warten
label-coming = ✅ Ich komme
label-all-there = ✅ Alles da
label-not-all-there = Noch nicht
label-object = 👤 Das stimmt nicht
label-language = Deutsch
label-confirm-forget = ✖️ Ja, alles löschen
label-link-another = Noch ein Messenger
label-remind-here = Hier erinnern
label-confirm-link = ✅ Ja, verbinden
label-unlink = ✖️ Verbindung lösen
label-confirm-unlink = ✖️ Ja, lösen
label-keep-this = ✅ Diesen behalten
label-keep-only = Behalten: { $day } { $time }
label-give-back = ✖️ Diesen absagen
label-all-needed = 👤 Alle sind nötig
label-take-news = ✅ Ja, gern
label-leave-news = ✖️ Abbestellen

menu-book = Einen Termin buchen
menu-appointments = Meine Termine ansehen
menu-move = Einen Termin verschieben
menu-cancel = Einen Termin absagen
menu-waitlist = Worauf ich warte
menu-person = Mit einem Menschen sprechen
menu-language = Andere Sprache
menu-link = Einen zweiten Messenger verbinden
menu-news = Neuigkeiten der Stadt bekommen oder abbestellen
menu-text = Auswahl als Liste im Text, oder wieder als Knöpfe
menu-help = Was ich kann
menu-privacy = Was mit Ihren Daten geschieht
menu-impressum = Impressum
menu-barrierefreiheit = Barrierefreiheit
menu-delete_me = Alles über mich löschen
