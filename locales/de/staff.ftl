# Was nur Mitarbeitende lesen: kurz, ohne Namen von Bürgerinnen und Bürgern.

# Andere Namen der Befehle, geteilt durch |.
staff-command-staff = personal
staff-command-requests = anliegen

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
    Zu erreichen: { $reach }

request-waited =
    Vergeblich gewartet seit { $day }, Anfrage seit { $age }
    Zu erreichen: { $reach }

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
