# Mitarbeitende buchen für jemanden, der angerufen oder geschrieben hat.

# Womit ein Brief endet, bevor der Name steht; geteilt durch |.
letter-closing = mit freundlichen grüßen | mit freundlichem gruß | mit besten grüßen | freundliche grüße | viele grüße | liebe grüße | beste grüße | schöne grüße | herzliche grüße | hochachtungsvoll | mfg | vg | lg

on-behalf-which-service =
    Welche Leistung wird gebraucht?
    Alles geht auch auf einmal: /buchen_fuer Personalausweis Rathaus Dienstag vormittag. Oder fügen Sie eine E-Mail ein.

on-behalf-which-reason =
    Warum kann es nicht warten?
    Der Grund wird festgehalten. Bitte ohne Namen, zum Beispiel: Flug morgen, Pass gestohlen.
on-behalf-no-reason = Dafür brauche ich einen Grund in Worten, höchstens 300 Zeichen.

on-behalf-which-office = { $service }: In welchem Ihrer Ämter?

on-behalf-places =
    { $kind ->
        [emergency] Notfall ·
        [move] 🔁 { $reference } ·
       *[call] Für Anrufende ·
    } { $service }{ $where ->
        [there] { " " }· { $office }
       *[anywhere] { "" }
    }{ $when ->
        [then] { " " }· { $day }
       *[any] { "" }
    }{ hours }
on-behalf-free =
    Diese Plätze sind frei. Welcher passt?
    Ein anderer Tag, eine andere Zeit, ein anderes Amt: einfach schreiben.
on-behalf-nothing-free = Hier ist dafür nichts frei. Schreiben Sie einen anderen Tag, eine andere Zeit oder ein anderes Amt.

on-behalf-not-here = { $service } gibt es in Ihren Ämtern nicht.

on-behalf-kept =
    Bis { $until } Uhr gehalten, noch nicht gebucht:
    { $service } · { $day }, { $time } · { $office }

on-behalf-ask-name = Für wen? Bitte Vor- und Nachname; Telefon oder E-Mail gern gleich dazu.
on-behalf-ask-reach = Wie ist die Person zu erreichen? Telefon oder E-Mail genügt.
on-behalf-no-name = Das habe ich nicht als Namen verstanden. Bitte Vor- und Nachname.
on-behalf-no-reach = Das habe ich nicht verstanden. Bitte eine Telefonnummer oder eine E-Mail-Adresse.
on-behalf-known = Name und Kontakt sind notiert. Gezeigt werden sie hier nicht.
on-behalf-contact = Für: { $contact }

on-behalf-waiting = Warteliste · { $service }: Wird etwas frei, steht unter /anliegen, wen Sie anrufen.
on-behalf-ask-phone = Unter welcher Telefonnummer ist die Person zu erreichen?
on-behalf-waits = Steht auf der Warteliste: { $service }, bis { $day }. Wird etwas frei, rufen Sie an; es steht unter /anliegen.
on-behalf-call-back = Frei geworden: { $day }, { $time }. Bis { $until } Uhr ist der Platz für die Person gehalten.
on-behalf-lost = Dieser Platz ist gerade vergeben worden, oder die Zeit war um. Gebucht ist noch nichts.

on-behalf-booked = Gebucht: { $reference } · { $service } · { $day }, { $time } · { $office }
on-behalf-code =
    Code zum Vorlesen oder Mailen: { $code }
    Wer dem Bot „/uebernehmen { $code }“ schreibt, hat den Termin im eigenen Chat und wird dort erinnert. Der Code gilt einmal, bis der Termin beginnt.

on-behalf-at-limit =
    Für diese Person gibt es schon:
    { $rows }
    Gebucht ist nichts Neues. Soll verschoben werden?

on-behalf-row = { $reference } · { $day }, { $time } · { $service } · { $office }
on-behalf-found =
    Gefunden:
    { $rows }
on-behalf-chat =
    { $chat ->
        [yes] Steht in einem Chat: Was Sie ändern, wird dort gesagt.
       *[no] Steht in keinem Chat: Bei Änderungen bitte anrufen oder schreiben.
    }

on-behalf-nothing-found = Dazu finde ich in Ihren Ämtern keinen Termin.
on-behalf-only-by-reference = Namen und Telefonnummern suche ich nur dort, wo sie auch gezeigt werden dürfen. Hier bitte mit Nummer, zum Beispiel: /suchen K7M-2QX
on-behalf-find-what = Bitte mit Nummer, zum Beispiel: /suchen K7M-2QX

on-behalf-cancelling =
    Diesen Termin absagen?
    { $reference } · { $day }, { $time } · { $service } · { $office }
on-behalf-state-reason = Einen Grund für den Chat können Sie jetzt dazuschreiben, ohne Namen.
on-behalf-reason = Im Chat steht dazu: { $reason }
on-behalf-nobody-told = Es gibt keinen Chat dazu: Bitte sagen Sie es der Person selbst.

on-behalf-cancelled =
    Abgesagt: { $reference } · { $day }, { $time } · { $service } · { $office }. { $chat ->
        [yes] Im Chat wird es gesagt.
       *[no] Bitte sagen Sie es der Person selbst.
    }
on-behalf-moved =
    Verschoben: { $reference } · { $day }, { $time } · { $service } · { $office }. { $chat ->
        [yes] Im Chat wird es gesagt.
       *[no] Bitte sagen Sie es der Person selbst.
    }

on-behalf-too-late = Dieser Termin hat schon begonnen und lässt sich nicht mehr ändern.
on-behalf-of-business = Diesen Termin hat ein Betrieb gebucht; er ändert ihn selbst.
on-behalf-has-chat = Dieser Termin steht schon in einem Chat; einen Code braucht er nicht.

label-on-behalf-place = { $day } { $time } · { $office }
label-on-behalf-book = ✅ Buchen
label-on-behalf-confirm-move = 🔁 Hierhin verschieben
label-on-behalf-other-place = ⬅️ Anderer Platz
label-on-behalf-wait = 🔔 Auf die Warteliste
label-on-behalf-open = { $day } { $time } · { $reference }
label-on-behalf-move =
    { $which ->
        [named] 🔁 { $reference } verschieben
       *[this] 🔁 Verschieben
    }
label-on-behalf-ask-cancel = ✖️ Absagen
label-on-behalf-cancel = ✖️ Ja, absagen
label-on-behalf-new-code = Neuer Code

# Was Bürgerinnen und Bürger davon lesen.
claim-which-code = Bitte mit dem Code, den Sie bekommen haben: /uebernehmen K7QP-2MXA-4T9R
claim-wrong-code = Dieser Code gilt nicht oder nicht mehr. Bitte vergleichen Sie ihn; das Amt kann Ihnen einen neuen geben.
claim-claimed = Dieser Termin gehört jetzt zu diesem Chat. Hier erinnere ich Sie, und hier können Sie verschieben oder absagen.

office-cancelled =
    Ihr Amt hat diesen Termin abgesagt{ $whose ->
        [other] { " " }(für { $whom })
       *[own] { "" }
    }:
    { $service } · { $day }, { $time } Uhr · { $office } · { $reference }
office-moved =
    Ihr Amt hat Ihren Termin verschoben{ $whose ->
        [other] { " " }(für { $whom })
       *[own] { "" }
    }. Neu ist:
    { $service } · { $day }, { $time } Uhr · { $office } · { $reference }
office-reason = Grund: { $reason }
office-call = Passt das nicht? Mit /termin finden Sie andere Zeiten, und unter { $phone } hilft Ihnen ein Mensch.
