extension Phrase {
    package static let money = Phrase("Money", "Geld", "Argent", "Dinero", "Деньги", "المال")
    package static let moneyHelp = Phrase(
        "What came in and went back, by month in UTC. Owed is what is decided but not paid back yet.",
        "Was einging und zurückging, nach Monaten in UTC. Geschuldet ist, was entschieden, aber noch nicht zurückgezahlt ist.",
        "Ce qui est entré et reparti, par mois en UTC. Dû : décidé, mais pas encore remboursé.",
        "Lo que entró y salió, por meses en UTC. Adeudado es lo decidido que aún no se ha devuelto.",
        "Поступления и возвраты по месяцам (UTC). К возврату — решено, но ещё не выплачено.",
        "ما دخل وما رُدّ، حسب الشهر بتوقيت UTC. المستحق هو ما تقرّر ولم يُردّ بعد."
    )
    package static let month = Phrase("Month", "Monat", "Mois", "Mes", "Месяц", "الشهر")
    package static let received = Phrase("Received", "Eingegangen", "Reçu", "Recibido", "Получено", "المقبوض")
    package static let givenBack = Phrase("Refunded", "Erstattet", "Remboursé", "Reembolsado", "Возвращено", "المسترد")
    package static let owed = Phrase("Owed", "Geschuldet", "Dû", "Adeudado", "К возврату", "المستحق")
    package static let kept = Phrase("Kept", "Behalten", "Conservé", "Conservado", "Осталось", "المتبقي")
    package static let noMoney = Phrase(
        "Nothing has been paid yet.",
        "Es wurde noch nichts bezahlt.",
        "Rien n’a encore été payé.",
        "Aún no se ha pagado nada.",
        "Пока ничего не оплачено.",
        "لم يُدفع شيء بعد."
    )
    package static let ledgerDiffers = Phrase(
        "The payments do not add up to what the bookings say. Tell whoever runs the server.",
        "Die Zahlungen ergeben nicht, was die Buchungen sagen. Sagen Sie es dem Betreiber des Servers.",
        "Les paiements ne correspondent pas aux réservations. Prévenez l’exploitant du serveur.",
        "Los pagos no cuadran con las reservas. Avise a quien administra el servidor.",
        "Платежи не сходятся с бронями. Сообщите администратору сервера.",
        "لا تتطابق المدفوعات مع الحجوزات. أبلغ مشغّل الخادم."
    )
    package static let disputed = Phrase(
        "Disputed",
        "Angefochten",
        "Contesté",
        "Disputado",
        "Оспорено",
        "معترَض عليه"
    )
    package static let dispute = Phrase("Dispute", "Anfechtung", "Contestation", "Disputa", "Спор", "اعتراض")
    package static let bankReference = Phrase(
        "Bank reference",
        "Referenz der Bank",
        "Référence bancaire",
        "Referencia bancaria",
        "Номер платежа в банке",
        "مرجع البنك"
    )
    package static let transferDate = Phrase(
        "Date of the transfer",
        "Datum der Überweisung",
        "Date du virement",
        "Fecha de la transferencia",
        "Дата перевода",
        "تاريخ التحويل"
    )
    package static let transferDateRefused = Phrase(
        "Enter a date such as 2026-03-10 that is not in the future.",
        "Geben Sie ein Datum wie 2026-03-10 an, das nicht in der Zukunft liegt.",
        "Indiquez une date comme 2026-03-10 qui n’est pas dans le futur.",
        "Indique una fecha como 2026-03-10 que no esté en el futuro.",
        "Укажите дату вида 2026-03-10, не позже сегодняшней.",
        "أدخل تاريخًا مثل 2026-03-10 لا يقع في المستقبل."
    )
    package static let referenceRefused = Phrase(
        "A bank reference has at most 140 visible characters.",
        "Eine Referenz der Bank hat höchstens 140 sichtbare Zeichen.",
        "Une référence bancaire compte au plus 140 caractères visibles.",
        "Una referencia bancaria tiene como máximo 140 caracteres visibles.",
        "Номер платежа содержит не более 140 видимых знаков.",
        "لا يزيد مرجع البنك على 140 حرفًا ظاهرًا."
    )
    package static let evidenceDue = Phrase(
        "Evidence is taken in Stripe’s dashboard until",
        "Belege nimmt das Dashboard von Stripe an bis",
        "Justificatifs acceptés dans le tableau de bord de Stripe jusqu’au",
        "Pruebas admitidas en el panel de Stripe hasta el",
        "Доказательства принимаются в панели Stripe до",
        "تُقبل الأدلة في لوحة Stripe حتى"
    )
    package static let inquiryDispute = Phrase(
        "the bank asks, nothing withdrawn",
        "Anfrage der Bank, nichts abgebucht",
        "demande de la banque, rien de prélevé",
        "consulta del banco, nada retirado",
        "запрос банка, ничего не списано",
        "استفسار من البنك، لم يُسحب شيء"
    )
    package static let openDispute = Phrase(
        "open, withdrawn by the bank",
        "offen, von der Bank abgebucht",
        "en cours, prélevé par la banque",
        "abierta, retirado por el banco",
        "открыт, деньги списаны банком",
        "مفتوح، سحب البنك المبلغ"
    )
    package static let wonDispute = Phrase(
        "won, the money is back",
        "gewonnen, das Geld ist zurück",
        "gagnée, l’argent est de retour",
        "ganada, el dinero ha vuelto",
        "выигран, деньги вернулись",
        "كُسب، عاد المبلغ"
    )
    package static let lostDispute = Phrase(
        "lost, the money is gone",
        "verloren, das Geld ist weg",
        "perdue, l’argent est parti",
        "perdida, el dinero se ha ido",
        "проигран, деньги потеряны",
        "خُسر، ذهب المبلغ"
    )
    package static let closedDispute = Phrase(
        "closed, nothing withdrawn",
        "beendet, nichts abgebucht",
        "close, rien de prélevé",
        "cerrada, nada retirado",
        "закрыт, ничего не списано",
        "أُغلق، لم يُسحب شيء"
    )
}
