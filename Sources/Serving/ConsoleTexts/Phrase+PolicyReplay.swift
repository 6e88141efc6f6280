extension Phrase {
    package static let lastYear = Phrase(
        "The last 12 months under this policy",
        "Die letzten 12 Monate unter dieser Regel",
        "Les 12 derniers mois avec cette règle",
        "Los últimos 12 meses con esta condición",
        "Последние 12 месяцев по этому правилу",
        "آخر 12 شهرًا وفق هذه السياسة"
    )
    package static let replay = Phrase(
        "Compare with the last 12 months",
        "Mit den letzten 12 Monaten vergleichen",
        "Comparer avec les 12 derniers mois",
        "Comparar con los últimos 12 meses",
        "Сравнить с последними 12 месяцами",
        "المقارنة بآخر 12 شهرًا"
    )
    package static let replayHelp = Phrase(
        "Your own cancellations, as they were decided, and what this policy would have refunded of them. Nothing is changed.",
        "Ihre eigenen Stornos, wie sie entschieden wurden, und was diese Regel erstattet hätte. Nichts wird geändert.",
        "Vos propres annulations, telles qu’elles ont été décidées, et ce que cette règle aurait remboursé. Rien n’est modifié.",
        "Sus propias cancelaciones, tal como se decidieron, y lo que esta condición habría reembolsado. No se cambia nada.",
        "Ваши отмены, как они были решены, и сколько вернуло бы это правило. Ничего не меняется.",
        "إلغاءاتك كما تقرّرت، وما كانت هذه السياسة سترده منها. لا يتغير أي شيء."
    )
    package static let noCancellations = Phrase(
        "No paid booking was cancelled in the last 12 months.",
        "In den letzten 12 Monaten wurde keine bezahlte Buchung storniert.",
        "Aucune réservation payée n’a été annulée ces 12 derniers mois.",
        "En los últimos 12 meses no se canceló ninguna reserva pagada.",
        "За последние 12 месяцев оплаченные брони не отменялись.",
        "لم يُلغَ أي حجز مدفوع خلال آخر 12 شهرًا."
    )
    package static let treatment = Phrase(
        "This policy refunds",
        "Diese Regel erstattet",
        "Cette règle rembourse",
        "Esta condición reembolsa",
        "Правило возвращает",
        "ما ترده هذه السياسة"
    )
    package static let everything = Phrase("Everything", "Alles", "Tout", "Todo", "Всё", "كل المبلغ")
    package static let nothing = Phrase("Nothing", "Nichts", "Rien", "Nada", "Ничего", "لا شيء")
    package static let cancelledByYou = Phrase(
        "Everything, cancelled by you",
        "Alles, von Ihnen storniert",
        "Tout, annulé par vous",
        "Todo, cancelado por usted",
        "Всё, отменили вы",
        "كل المبلغ، ألغيته أنت"
    )
    package static let policyFails = Phrase(
        "The policy fails",
        "Die Regel schlägt fehl",
        "La règle échoue",
        "La condición falla",
        "Правило завершается ошибкой",
        "تفشل السياسة"
    )
    package static let cancellations = Phrase(
        "Cancellations",
        "Stornos",
        "Annulations",
        "Cancelaciones",
        "Отмены",
        "الإلغاءات"
    )
    package static let paidBefore = Phrase("Paid", "Bezahlt", "Payé", "Pagado", "Оплачено", "المدفوع")
    package static let wasRefunded = Phrase(
        "Was refunded",
        "Wurde erstattet",
        "A été remboursé",
        "Se reembolsó",
        "Возвращено",
        "ما رُدّ فعلًا"
    )
    package static let wouldBeRefunded = Phrase(
        "Would be refunded",
        "Würde erstattet",
        "Serait remboursé",
        "Se reembolsaría",
        "Было бы возвращено",
        "ما كان سيُردّ"
    )
    package static let difference = Phrase("Difference", "Unterschied", "Différence", "Diferencia", "Разница", "الفرق")
    package static let total = Phrase("Total", "Summe", "Total", "Total", "Итого", "المجموع")
    package static let unpaidLeftOut = Phrase(
        "Left out, because nothing had been paid:",
        "Nicht mitgezählt, weil nichts bezahlt war:",
        "Non comptées, car rien n’avait été payé :",
        "No contadas, porque no se había pagado nada:",
        "Не учтены, так как ничего не было оплачено:",
        "غير محسوبة لأنه لم يُدفع فيها شيء:"
    )
    package static let unreadableLeftOut = Phrase(
        "Left out, because their record cannot be read:",
        "Nicht mitgezählt, weil ihre Aufzeichnung nicht lesbar ist:",
        "Non comptées, car leur enregistrement est illisible :",
        "No contadas, porque su registro no se puede leer:",
        "Не учтены, так как запись не читается:",
        "غير محسوبة لتعذّر قراءة سجلها:"
    )
    package static let replayIsCut = Phrase(
        "There are more than can be compared at once; only the newest are counted.",
        "Es sind mehr, als auf einmal verglichen werden können; gezählt sind nur die neuesten.",
        "Il y en a plus qu’on ne peut en comparer à la fois ; seules les plus récentes sont comptées.",
        "Hay más de las que se pueden comparar a la vez; solo se cuentan las más recientes.",
        "Их больше, чем можно сравнить за раз; учтены только самые новые.",
        "عددها أكبر مما يمكن مقارنته مرة واحدة، ولم يُحسب إلا أحدثها."
    )
}
