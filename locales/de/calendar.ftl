# Was in der Kalenderdatei steht.

calendar-booked = { errand }{ whose }

calendar-cancelled = Abgesagt: { errand }{ whose }

calendar-place = { $office }, { $address }

calendar-number = Ihre Nummer: { $reference }
