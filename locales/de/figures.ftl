# Zahlen: erst in Worten, dann auf den Bildern. Gezählt werden Termine und Plätze, nie Mitarbeitende.

figures-head =
    { $scope ->
        [all] Zahlen aller Ämter{ $offices }
       *[some] Zahlen: { $offices }
    }, { $since } bis { $until }
figures-lines = { $lines }
figures-nothing = In dieser Zeit gibt es noch nichts zu zählen.

figures-booked =
    { $total ->
        [one] Gebucht: ein Termin; in dieser Woche bisher { $running }
       *[other] Gebucht: { $total } Termine; in dieser Woche bisher { $running }
    }
figures-missed = Nicht gekommen: { $missed } von { $known } ({ $share } %). Von den anderen wurde nichts vermerkt.
figures-late = Abgesagt weniger als { $hours } Stunden vorher: { $late }
figures-filled =
    { $freed ->
        [one] Frei geworden: ein Platz; wieder vergeben: { $filled } ({ $share } %)
       *[other] Frei geworden: { $freed } Plätze; wieder vergeben: { $filled } ({ $share } %)
    }

figures-waiting = Auf der Warteliste der Stadt: { $waiting }
figures-requests = Anliegen für einen Menschen: { $filed } neu, { $open } offen
figures-request =
    – { $kind ->
        [person] Bitte um einen Menschen
        [duplicates] vermutlich doppelt gebucht
        [urgent] dringend, kein Platz frei
        [waited] vergeblich gewartet
        [falls_out] Termin fällt aus
        [unconfirmed] nicht bestätigt
        [objected] Einspruch
        [missed] mehrmals nicht gekommen
        [call_back] bitte zurückrufen
       *[other] anderes
    }: { $filed } neu, { $open } offen

figures-next =
    Nächster freier Termin:
    { $rows }
figures-next-row =
    – { $service }: { $when }{ $waiting ->
        [0] { "" }
        [one] , eine Person wartet
       *[other] , { $waiting } warten
    }
figures-none-free = nichts frei
figures-in-days =
    { $days ->
        [0] heute
        [one] morgen
       *[other] in { $days } Tagen
    }

figures-lanes =
    Woher die Termine kommen, und wie lange es bis dahin meist ist:
    { $rows }
figures-lane-row =
    – { $lane }: { $booked } ({ $share } %){ $known ->
        [yes] , { $wait }
       *[no] { "" }
    }
figures-lane =
    { $lane ->
        [public] im Chat gebucht
        [trade] von Betrieben
        [staff] von Mitarbeitenden, für Anrufe und Post
       *[emergency] Notfälle
    }
figures-wait =
    { $days ->
        [0] unter einem Tag
        [one] ein Tag
       *[other] { $days } Tage
    }

figures-minutes =
    Wie lange Besuche am Schalter dauern:
    { $rows }
figures-minutes-row = – { $service }: geplant { $planned }, meist { $took } Minuten, vier von fünf bis { $mostly } ({ $visits } gemessen)

figures-steps =
    Wie weit Gespräche kommen, in der ganzen Stadt:
    { $rows }
figures-step-row = – { $step }: { $reached } ({ $share } %)
figures-step =
    { $step ->
        [began] gefragt, was es gibt
        [chose] Leistung gewählt
        [held] Platz gewählt
        [booked] gebucht
       *[waits] auf die Warteliste gesetzt
    }

figures-which-office = Von welchem Amt? Zum Beispiel: /bericht Rathaus oder /bericht Rathaus 12, das sind zwölf Wochen.

label-figures-theme =
    { $theme ->
        [dark] 🌙 Dunkle Bilder
       *[light] ☀️ Helle Bilder
    }
label-figures-all = Alle Ämter

# Auf den Bildern. Der Titel sagt, worum es geht, der Satz darunter, was zu sehen ist.
picture-footer =
    { $scope ->
        [all] Alle Ämter{ $offices }
       *[some] { $offices }
    } · { $since } bis { $until }
picture-week = { $monday }
picture-number = { $number }
picture-share = { $share }
picture-nothing = –

picture-bookings = Gebuchte Termine
picture-bookings-message =
    { $total ->
        [one] Ein Termin wurde gebucht, in dieser Woche bisher { $running }.
       *[other] { $total } Termine wurden gebucht, in dieser Woche bisher { $running }.
    }
picture-bookings-axis = Termine je Woche; die laufende ist heller

picture-missed = Nicht gekommen, spät abgesagt
picture-missed-message = { $missed } von { $known } kamen nicht, { $late } sagten weniger als { $hours } Stunden vorher ab.
picture-missed-axis = Anteil der Termine in Prozent, je Woche
picture-missed-series = nicht gekommen
picture-late-series = spät abgesagt

picture-offices = Nicht gekommen, nach Ämtern
picture-offices-message = Am häufigsten bleibt ein Platz hier leer: { $office }.
picture-offices-axis = Anteil der Termine in Prozent
picture-offices-text = { $share } % · { $missed } von { $known }

picture-refilled = Frei geworden, wieder vergeben
picture-refilled-message =
    { $freed ->
        [one] Ein Platz wurde frei; wieder vergeben: { $filled } ({ $share } %).
       *[other] { $freed } Plätze wurden frei; wieder vergeben: { $filled } ({ $share } %).
    }
picture-refilled-axis = Plätze je Woche
picture-freed-series = frei geworden
picture-filled-series = davon wieder vergeben
picture-refilled-text = { $filled } von { $freed }

picture-next = Der nächste freie Termin
picture-next-message =
    { $case ->
        [none] Für { $service } ist nichts frei.
       *[days] Am längsten wartet man auf { $service }: { $when }.
    }
picture-next-axis = Tage ab heute
picture-next-text =
    { $when }{ $waiting ->
        [0] { "" }
        [one] { " · " }eine Person wartet
       *[other] { " · " }{ $waiting } warten
    }

picture-lanes = Tage bis zum Termin
picture-lanes-message = { $booked } von { $total } Terminen buchten Mitarbeitende ({ $share } %).
picture-lanes-axis = Tage zwischen Buchung und Termin; die Hälfte wartet kürzer
picture-lanes-text = { $wait } · { $share } % der Termine

picture-minutes = Geplante und gemessene Minuten
picture-minutes-message =
    { $case ->
        [longer] { $service } dauert meist länger als geplant: { $took } statt { $planned } Minuten.
        [shorter] { $service } dauert meist kürzer als geplant: { $took } statt { $planned } Minuten.
       *[same] Die Besuche dauern meist so lange wie geplant{ $service }{ $took }{ $planned }.
    }
picture-minutes-axis = Minuten am Schalter; die Hälfte der Besuche war kürzer
picture-planned-series = geplant
picture-took-series = gemessen
picture-minutes-text = { $minutes } Min.

picture-steps = Wie weit Gespräche kommen
picture-steps-message =
    { $case ->
        [chose] Die meisten gehen, bevor sie eine Leistung wählen: { $lost }.
        [held] Die meisten gehen, bevor sie einen Platz wählen: { $lost }.
        [booked] Die meisten gehen, bevor sie buchen: { $lost }.
       *[none] Wer gefragt hat, hat gebucht oder wartet{ $lost }.
    }
picture-steps-axis = Gespräche in der ganzen Stadt
picture-steps-text = { $reached } · { $share } %
