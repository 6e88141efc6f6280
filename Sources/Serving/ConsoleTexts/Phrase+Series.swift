/// What is said where a booking is repeated, and of bookings that were made as one series.
extension Phrase {
    package static let repeatBooking = Phrase("Repeat", "Wiederholen", "Répéter", "Repetir", "Повторять", "تكرار")
    package static let once = Phrase(
        "Only once",
        "Nur einmal",
        "Une seule fois",
        "Solo una vez",
        "Один раз",
        "مرة واحدة"
    )
    package static let weekly = Phrase(
        "Every week",
        "Jede Woche",
        "Chaque semaine",
        "Cada semana",
        "Каждую неделю",
        "كل أسبوع"
    )
    package static let fortnightly = Phrase(
        "Every two weeks",
        "Alle zwei Wochen",
        "Toutes les deux semaines",
        "Cada dos semanas",
        "Каждые две недели",
        "كل أسبوعين"
    )
    package static let monthly = Phrase(
        "Every month",
        "Jeden Monat",
        "Chaque mois",
        "Cada mes",
        "Каждый месяц",
        "كل شهر"
    )
    package static let timesInAll = Phrase(
        "How many dates in all, if repeated",
        "Wie viele Termine insgesamt, falls wiederholt",
        "Combien de dates en tout, en cas de répétition",
        "Cuántas fechas en total, si se repite",
        "Сколько всего раз, если повторять",
        "عدد المواعيد كلها عند التكرار"
    )
    package static let notEveryDate = Phrase(
        "Not every date is possible, so nothing has been booked yet.",
        "Nicht jeder Termin ist möglich; es wurde noch nichts gebucht.",
        "Toutes les dates ne sont pas possibles\u{A0}: rien n’a encore été réservé.",
        "No todas las fechas son posibles; aún no se ha reservado nada.",
        "Не все даты возможны, поэтому пока ничего не забронировано.",
        "ليست كل المواعيد متاحة، ولم يُحجز شيء بعد."
    )
    package static let dateTaken = Phrase("taken", "vergeben", "pris", "ocupado", "занято", "محجوز")
    package static let dateNotOffered = Phrase(
        "not offered",
        "wird nicht angeboten",
        "non proposé",
        "no se ofrece",
        "не предлагается",
        "غير متاح"
    )
    package static let noSuchDate = Phrase(
        "that month does not have this day",
        "diesen Tag hat der Monat nicht",
        "ce mois n’a pas ce jour",
        "ese mes no tiene este día",
        "в этом месяце нет такого дня",
        "لا يوجد هذا اليوم في ذلك الشهر"
    )
    package static let noSuchTime = Phrase(
        "that time is skipped when the clocks change",
        "diese Uhrzeit entfällt bei der Zeitumstellung",
        "cette heure n’existe pas le jour du changement d’heure",
        "esa hora no existe por el cambio de hora",
        "этого времени нет из-за перевода часов",
        "هذا الوقت غير موجود بسبب تغيير الساعة"
    )
    package static let withoutTheseDates = Phrase(
        "Book without these dates",
        "Ohne diese Termine buchen",
        "Réserver sans ces dates",
        "Reservar sin estas fechas",
        "Забронировать без этих дат",
        "احجز من دون هذه المواعيد"
    )
    package static let series = Phrase("Series", "Serie", "Série", "Serie", "Серия", "سلسلة")
    package static let furtherDates = Phrase(
        "Further dates",
        "Weitere Termine",
        "Autres dates",
        "Otras fechas",
        "Другие даты",
        "مواعيد أخرى"
    )
    package static let cancelFromHere = Phrase(
        "Cancel all dates from here on",
        "Alle Termine ab hier absagen",
        "Annuler toutes les dates à partir d’ici",
        "Cancelar todas las fechas desde aquí",
        "Отменить все даты начиная с этой",
        "إلغاء كل المواعيد من هنا فصاعدًا"
    )
    package static let cancelTheseDates = Phrase(
        "Cancel these dates?",
        "Diese Termine absagen?",
        "Annuler ces dates\u{A0}?",
        "¿Cancelar estas fechas?",
        "Отменить эти даты?",
        "هل تريد إلغاء هذه المواعيد؟"
    )
    package static let datesPerSeries = Phrase(
        "Dates that clients can book as one series, at most",
        "Termine, die als eine Serie gebucht werden können, höchstens",
        "Dates réservables en une série, au maximum",
        "Fechas que se pueden reservar en una serie, como máximo",
        "Дат в одной серии записей, не более",
        "المواعيد التي يمكن حجزها كسلسلة واحدة، كحد أقصى"
    )
    package static let noSeriesThen = Phrase(
        "1 takes no series. Nor does a service that is approved, paid ahead or needs a code.",
        "1 heißt: keine Serien. Was bestätigt, vorausbezahlt oder mit Code gebucht wird, nimmt auch keine an.",
        "1 signifie sans séries. Ce qui est approuvé, payé d’avance ou demande un code n’en accepte pas non plus.",
        "1 significa sin series. Lo que se aprueba, se paga por adelantado o pide un código tampoco las acepta.",
        "1 — без серий. Услуги с подтверждением, предоплатой или кодом серий тоже не принимают.",
        "القيمة 1 تعني بلا سلاسل. وكذلك ما يحتاج إلى موافقة أو دفع مسبق أو رمز."
    )
}
