# Einen Termin finden, reservieren und buchen.

# Wofür.
errand =
    { $quantity ->
        [one] { $service }
       *[other] { $service }, { $quantity } Personen
    }

# Für wen, wenn es nicht für einen selbst ist.
whose =
    { $whose ->
        [other] { " " }· für { $whom }
       *[own] { "" }
    }

# Ein Termin, wie er überall steht.
told =
    { errand }{ whose }
    { $day }, { $time } Uhr
    { $office }, { $address }

# Was gesucht wird.
wish = { wish-days }{ hours }{ whose }

wish-days =
    { $scope ->
        [office] { errand } · { $office }
        [day] { errand } · { $day }
        [office-and-day] { errand } · { $office } · { $day }
       *[anywhere] { errand }
    }{ $begins ->
        [since] { " " }· ab { $since }
       *[any] { "" }
    }

# Zu welcher Uhrzeit.
hours =
    { $within ->
        [from] { " " }· ab { $from } Uhr
        [until] { " " }· vor { $until } Uhr
        [between] { " " }· { $from } bis { $until } Uhr
       *[any] { "" }
    }

group =
    { $group }
    Was brauchen Sie?

matches = Dazu passt mehreres. Was meinen Sie?

places =
    { wish }
    Diese Termine sind frei. Welcher passt Ihnen?

places-moving = Ihr Termin am { $day } um { $time } Uhr bleibt, bis Sie einen neuen bestätigen.

nothing-free =
    { wish }
    { $within ->
       *[any] { nothing-free-there }
        [from] Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.
        [until] Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.
        [between] Zu dieser Zeit ist nichts frei. Zu einer anderen Uhrzeit ist oft noch etwas frei.
    }

next-release = Neue Termine gibt es ab { $day }, { $time } Uhr.

nothing-free-person = Ein Mensch sucht gern mit Ihnen weiter: { $phone }, { $hours }

nothing-free-there =
    { $scope ->
        [office] In diesem Amt ist gerade nichts frei. In einem anderen Amt ist oft noch etwas frei.
        [day] An diesem Tag ist nichts frei. An einem anderen Tag ist oft noch etwas frei.
        [office-and-day] In diesem Amt ist an diesem Tag nichts frei. Ein anderer Tag oder ein anderes Amt hilft oft.
       *[anywhere]
            { $visit ->
                [several] Für alles zusammen ist in keinem Amt genug Zeit am Stück frei. Einzeln findet sich oft noch etwas.
               *[one] { nothing-free-anywhere }
            }
    }

nothing-free-anywhere =
    { $quantity ->
        [one] In allen Ämtern ist gerade alles vergeben. Jeden Tag kommen neue Termine dazu.
       *[other] So viele Plätze hintereinander sind in keinem Amt frei. Für weniger Personen findet sich oft noch etwas.
    }

place-lost = Diesen Platz hat leider gerade jemand anderes genommen.

hold-ended = Die Zeit ist um, der Platz ist nicht mehr für Sie reserviert.

nothing-later = Zu dieser Zeit oder später ist da nichts mehr frei. Hier sind die ersten Plätze.

hold-released = Den reservierten Platz habe ich wieder freigegeben.

link-elsewhere = Dieses Amt bietet das nicht mehr an, andere schon.
link-outdated = Dieser Link führt leider nicht mehr weiter. Wir finden aber auch so, was Sie brauchen.

choose-district =
    { $service }
    In welchem Stadtteil?

choose-office =
    { $service }
    In welches Amt möchten Sie kommen?

choose-office-of =
    { $service } · { $district }
    In welches Amt möchten Sie kommen?

choose-office-near =
    { $service }
    Nach Postleitzahl am nächsten bei { $code }. In welches Amt möchten Sie kommen?

postal-code-hint = Mit Ihrer Postleitzahl zeige ich die nächsten zuerst.

choose-day =
    { $scope ->
        [office] { errand } · { $office }
       *[anywhere] { errand }
    }{ hours } · { $month }
    Welcher Tag passt Ihnen?

elsewhere =
    { $service }
    Diesen Termin vergibt das Amt selbst:

also-elsewhere = In diesen Ämtern vergibt das Amt die Termine selbst:

elsewhere-office =
    { $office }
    { $address }

elsewhere-unknown =
    { $service }
    Diesen Termin vergibt das Amt selbst. Wo, sagt Ihnen gern ein Mensch: { $phone }, { $hours }

not-bookable =
    { $service }
    Dafür kann ich leider keinen Termin buchen. Ein Mensch weiß weiter: { $phone }, { $hours }

choose-quantity =
    { $service }
    Für wie viele Personen?

choose-errand =
    { $service }
    Was möchten Sie im selben Termin noch erledigen?

apart =
    { $service } und { $other } gehen leider nicht in einem Termin.
    Fangen wir mit dem ersten an. Danach schreiben Sie mir einfach: { $other }

held =
    Bis { $until } Uhr für Sie reserviert, aber noch nicht gebucht:

    { told }

bring =
    Bitte mitbringen:
    { $things }

fee = { $fee }

held-instead = Er ersetzt Ihren Termin am { $day } um { $time } Uhr. Der bleibt, bis Sie hier bestätigen.

last-move = Danach lässt er sich nicht noch einmal verschieben.

ask-whom = Für wen ist der Termin? Bitte schreiben Sie Vor- und Nachnamen.

ask-whom-of = Für wen ist der Termin? Wählen Sie aus, oder schreiben Sie Vor- und Nachnamen.

details =
    Ihre Angaben:
    { $details }

ask-name = Wie heißen Sie? Bitte schreiben Sie Vor- und Nachnamen.

ask-phone = Unter welcher Telefonnummer erreicht Sie das Amt?

ask-email = An welche E-Mail-Adresse kann das Amt schreiben?

not-a-name =
    Einen Namen habe ich darin nicht erkannt.
    Bitte schreiben Sie Vor- und Nachnamen, zum Beispiel: Aylin Kaya

not-a-phone =
    Eine Telefonnummer habe ich darin nicht erkannt.
    Bitte schreiben Sie sie mit Vorwahl, zum Beispiel: 030 23125 123

not-an-email =
    Eine E-Mail-Adresse habe ich darin nicht erkannt.
    Bitte schreiben Sie sie so: name@example.org

booked =
    Gebucht:

    { told }

    Ihre Nummer: { $reference }

moved =
    Verschoben. Ihr neuer Termin:

    { told }

    Ihre Nummer bleibt: { $reference }

restored =
    Ihr Termin steht wieder:

    { told }

    Ihre Nummer bleibt: { $reference }

confirmed =
    Danke! Ihr Termin bleibt für Sie:

    { told }

    Ihre Nummer: { $reference }

cannot-come = Sie können doch nicht? „Absagen“ genügt, dann bekommt jemand anderes den Platz.

old-remains =
    Ihren alten Termin am { $day } um { $time } Uhr konnte ich nicht absagen.
    Bitte rufen Sie dafür an: { $phone }
