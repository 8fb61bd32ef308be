# What stands in the calendar file.

calendar-booked = { errand }{ whose }

calendar-cancelled = Cancelled: { errand }{ whose }

calendar-place = { $office }, { $address }

calendar-number = Your number: { $reference }
