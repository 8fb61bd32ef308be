# Was nur Mitarbeitende lesen: kurz, ohne Namen von Bürgerinnen und Bürgern.

# Andere Namen der Befehle, geteilt durch |.
staff-command-staff = personal
staff-command-requests = anliegen
staff-command-close = schliessen | schließen
staff-command-closures = schliessungen | schließungen
staff-command-today = heute
staff-command-arrived = da
staff-command-missed = nicht_da
staff-command-done = fertig
staff-command-day = tag
staff-command-checkin = anmeldung
staff-command-next = naechste | nächste
staff-command-notice = mitteilung
staff-command-notices = mitteilungen
staff-command-book_for = buchen_fuer | buchen_für | buchenfuer
staff-command-emergency = notfall
staff-command-find = suchen | finden
staff-command-pause = anhalten
staff-command-extra = zusatz | zusatzplaetze | zusatzplätze
staff-command-last_moment = frist | absagefrist
staff-command-phrases = saetze | sätze
staff-command-report = bericht | zahlen

staff-home =
    Ihre Rolle: { $role ->
        [clerk] Sachbearbeitung
        [editor] Redaktion
        [supervisor] Leitung
       *[admin] Verwaltung
    } · { $scope ->
        [some] { $offices }
       *[all] alle Ämter
    }

staff-waiting =
    { $waiting ->
        [0] Kein Anliegen wartet.
        [one] Ein Anliegen wartet: /anliegen
       *[other] { $waiting } Anliegen warten: /anliegen
    }

wrong-invitation = Dieser Code gilt nicht oder nicht mehr. Wer ihn Ihnen gegeben hat, kann einen neuen machen.

too-many-invitations = Zur Sicherheit nehme ich hier eine Stunde lang keinen Code mehr an.

requests =
    { $total ->
        [one] Ein Anliegen wartet:
       *[other] { $total } Anliegen warten, das älteste zuerst:
    }

no-requests = Kein Anliegen wartet.

# Wie lange etwas wartet; davor steht „seit“.
age-minutes =
    { $minutes ->
        [0] eben
        [one] einer Minute
       *[other] { $minutes } Minuten
    }
age-hours =
    { $hours ->
        [one] einer Stunde
       *[other] { $hours } Stunden
    }
age-days = { $days } Tagen

request-duplicates =
    Vermutlich doppelt gebucht ({ $score } %), seit { $age }
    Dafür spricht: { $reasons }

request-urgent =
    Dringend: kein Platz frei vor { $day }, seit { $age }
    { $shown ->
        [yes] Zu erreichen: { $reach }
       *[no] Name und Nummer stehen im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
    }

request-waited =
    Vergeblich gewartet seit { $day }, Anfrage seit { $age }
    { $shown ->
        [yes] Zu erreichen: { $reach }
       *[no] Name und Nummer stehen im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
    }
request-unconfirmed =
    Nicht bestätigt, seit { $age }
    Die Frage kam in keinem Chat an. Der Termin steht noch.

request-objected =
    Einspruch: { $reference } sei zu Unrecht freigegeben, seit { $age }
    Der Termin war nicht bestätigt worden.

request-missed =
    { $missed } verpasste Termine: { $references }. Das wartet seit { $age }.
    Vorschlag: bis { $day } nur kurzfristige Plätze. Das entscheidet die Leitung.

request-call-back =
    Bitte anrufen, es ist ein Platz frei, seit { $age }
    { $shown ->
        [yes] Zu erreichen: { $reach }
       *[no] Die Nummer steht im verschlüsselten Matrix-Raum und am Terminal unter /anliegen.
    }
label-request-call-back = Anrufen: Platz frei
label-take-for-them = ✅ Buchen
label-decline-for-them = ✖️ Passt nicht

question-open = Gefragt; noch haben nicht alle geantwortet.

question-needed = Antwort: Alle Termine werden gebraucht.

unreachable = Hier ist niemand zu erreichen: Die Chats sind verlassen. Das Anliegen bleibt in der Liste.

no-such-reference = Unter dieser Nummer finde ich keinen Termin in Ihren Ämtern.

which-reference = Bitte mit Nummer, zum Beispiel: /da K7M-2QX

too-early = Dafür ist es noch zu früh.

request-where =
    { $about ->
        [service] { $service }
        [office] { $office }
       *[both] { $service } · { $office }
    }

request-taken = In Arbeit bei: { $name }

request-handled = Erledigt.

request-gone = Dieses Anliegen ist schon erledigt.

reason-same-person = dasselbe Konto
reason-same-phone = dieselbe Telefonnummer
reason-phone-alike = ähnliche Telefonnummer
reason-same-email = dieselbe E-Mail-Adresse
reason-same-name = derselbe Name
reason-name-alike = ähnlicher Name
reason-name-in-part = Teil des Namens
reason-rare-name = seltener Name
reason-unique-name = sehr seltener Name
reason-same-week = innerhalb einer Woche
reason-other-phone = aber andere Telefonnummer
reason-other-email = aber andere E-Mail-Adresse

label-requests = Anliegen
label-request-duplicates =
    { $named ->
        [no] Doppelt
       *[yes] Doppelt: { $reference }
    }
label-request-urgent =
    { $named ->
        [no] Dringend
       *[yes] Dringend: { $reference }
    }
label-request-waited =
    { $named ->
        [no] Vergeblich gewartet
       *[yes] Vergeblich gewartet: { $reference }
    }
label-settled = ✅ Erledigt

# Schließen und wieder öffnen.
close-which = Welches Amt bleibt geschlossen?

close-when =
    { $office }: An welchem Tag?
    Alles auf einmal geht auch: /schliessen { $office } 24.11. ab 10 Uhr, 1 Schalter: Satz für alle

closing =
    { $office } am { $day }{ hours }: { $scope ->
        [desks] { $desks ->
            [one] ein Schalter fällt aus.
           *[other] { $desks } Schalter fallen aus.
        }
       *[office] das ganze Amt bleibt geschlossen.
    }

closing-reason = Dazu steht: { $reason }

closing-extent =
    { $people ->
        [0] Davon ist kein Termin betroffen.
        [one] Ein Termin ist betroffen.{ extent-parts }
       *[other] { $people } Termine sind betroffen.{ extent-parts }
    }
extent-parts = { extent-seated }{ extent-offered }{ extent-calls }
extent-seated =
    { $seated ->
        [0] { "" }
       *[other] { " " }Am anderen Schalter zur selben Zeit: { $seated }.
    }
extent-offered =
    { $offered ->
        [0] { "" }
       *[other] { " " }Ein anderer Platz ist da: { $offered }.
    }
extent-calls =
    { $calls ->
        [0] { "" }
       *[other] { " " }Ohne Chat, bitte anrufen: { $calls }.
    }

closing-past = Diese Zeit ist schon vorbei. Es bleibt alles, wie es ist.
closing-not-open = Dann ist dort ohnehin geschlossen. Es bleibt alles, wie es ist.
closed-already = Für diese Zeit ist dort schon geschlossen: /schliessungen
closing-desks =
    { $served ->
        [one] So viele Schalter sind dann nicht da, nur einer.
       *[other] So viele Schalter sind dann nicht da, nur { $served }.
    }
closing-gone = Diese Schließung gibt es nicht mehr.

is-closed = Geschlossen. Wer betroffen ist, wird angeschrieben. Wer keinen Chat hat, steht unter /anliegen
is-reopened = Es öffnet wieder. Wer noch nicht geantwortet hatte, behält den Termin und erfährt es.

no-closures = Nichts ist geschlossen. Schließen: /schliessen

closure =
    { $office } am { $day }{ hours }: { $scope ->
        [desks] { $desks ->
            [one] ein Schalter
           *[other] { $desks } Schalter
        }
       *[office] das ganze Amt
    }

closure-progress =
    { $people ->
        [0] Davon ist kein Termin betroffen.
       *[other] Betroffen: { $people }{ progress-untold }{ progress-asked }{ progress-waiting }{ progress-listed }{ progress-moved }{ progress-cancelled }{ progress-kept }
    }
progress-untold =
    { $untold ->
        [0] { "" }
       *[other] { " · " }noch nicht angeschrieben: { $untold }
    }
progress-asked =
    { $asked ->
        [0] { "" }
       *[other] { " · " }Antwort offen: { $asked }
    }
progress-waiting =
    { $waiting ->
        [0] { "" }
       *[other] { " · " }warten auf einen Platz: { $waiting }
    }
progress-listed =
    { $listed ->
        [0] { "" }
       *[other] { " · " }bitte anrufen: { $listed }
    }
progress-moved =
    { $moved ->
        [0] { "" }
       *[other] { " · " }verschoben: { $moved }
    }
progress-cancelled =
    { $cancelled ->
        [0] { "" }
       *[other] { " · " }abgesagt: { $cancelled }
    }
progress-kept =
    { $kept ->
        [0] { "" }
       *[other] { " · " }unverändert: { $kept }
    }

request-falls-out =
    Termin fällt aus, noch nichts anderes, seit { $age }
    { $chat ->
        [yes] Keine Antwort im Chat.
        [trade] Ein Betrieb; er weiß Bescheid und bucht selbst neu.
       *[no] Kein Chat: bitte anrufen.
    }

label-request-falls-out =
    { $named ->
        [no] Fällt aus
       *[yes] Fällt aus: { $reference }
    }
label-close = ✅ Schließen
label-one-desk = Nur ein Schalter
label-reopen = Öffnen: { $office }, { $day }
label-request-unconfirmed =
    { $named ->
        [no] Nicht bestätigt
       *[yes] Nicht bestätigt: { $reference }
    }
label-request-objected = Einspruch: { $reference }
label-request-missed = Verpasste Termine
label-ask = Nachfragen
label-restrict = ✅ Einschränken
label-spare = Nicht einschränken
