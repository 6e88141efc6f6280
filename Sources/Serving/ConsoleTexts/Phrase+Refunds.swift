extension Phrase {
    package static let owedRefunds = Phrase(
        "Refunds to pay",
        "Offene Erstattungen",
        "Remboursements à payer",
        "Reembolsos pendientes",
        "Возвраты к выплате",
        "مبالغ مستردة واجبة الدفع"
    )
    package static let nothingOwed = Phrase(
        "No refund is owed.",
        "Es ist keine Erstattung offen.",
        "Aucun remboursement n’est dû.",
        "No se debe ningún reembolso.",
        "Возвратов к выплате нет.",
        "لا يوجد استرداد مستحق."
    )
    package static let toPayByHand = Phrase(
        "To pay by hand",
        "Von Hand zu zahlen",
        "À payer à la main",
        "Por pagar a mano",
        "Выплатить вручную",
        "يُدفع يدويًا"
    )
    package static let refundUnderWay = Phrase(
        "Stripe is paying it",
        "Stripe zahlt es aus",
        "Stripe le verse",
        "Stripe lo está pagando",
        "Stripe выплачивает",
        "تدفعه Stripe"
    )
    package static let refundDisputed = Phrase(
        "Disputed at the bank",
        "Bei der Bank angefochten",
        "Contesté à la banque",
        "Disputado en el banco",
        "Оспорено в банке",
        "معترَض عليه لدى البنك"
    )
    package static let refundUndecidedState = Phrase(
        "To be decided",
        "Zu entscheiden",
        "À décider",
        "Por decidir",
        "Нужно решение",
        "بحاجة إلى قرار"
    )
    package static let settleRefund = Phrase(
        "Record as paid",
        "Als gezahlt erfassen",
        "Enregistrer comme payé",
        "Registrar como pagado",
        "Записать как выплаченный",
        "تسجيل كمدفوع"
    )
    package static let settleRefundHelp = Phrase(
        "Pay it in the way that suits you, such as a bank transfer, and record here how.",
        "Zahlen Sie auf dem Weg, der Ihnen passt, etwa per Überweisung, und erfassen Sie hier, wie.",
        "Versez-le par le moyen qui vous convient, par exemple un virement, et indiquez ici comment.",
        "Páguelo por el medio que prefiera, por ejemplo una transferencia, y registre aquí cómo.",
        "Выплатите удобным способом, например переводом, и запишите здесь, как.",
        "ادفعه بالطريقة التي تناسبك، كتحويل بنكي، وسجّل هنا كيف."
    )
    package static let paidBy = Phrase(
        "It was paid by",
        "Gezahlt wurde per",
        "Il avait été payé par",
        "Se pagó con",
        "Было оплачено",
        "كان الدفع بـ"
    )
    package static let retryRefund = Phrase(
        "Ask Stripe again",
        "Stripe noch einmal fragen",
        "Redemander à Stripe",
        "Pedirlo de nuevo a Stripe",
        "Запросить Stripe ещё раз",
        "الطلب من Stripe مجددًا"
    )
    package static let retryRefundHelp = Phrase(
        "Stripe refused it. If the reason is gone, it can be asked again instead.",
        "Stripe hat abgelehnt. Besteht der Grund nicht mehr, kann stattdessen noch einmal gefragt werden.",
        "Stripe l’a refusé. Si la raison a disparu, on peut le redemander à la place.",
        "Stripe lo rechazó. Si el motivo ya no existe, se puede volver a pedir.",
        "Stripe отказал. Если причины больше нет, можно запросить ещё раз.",
        "رفضته Stripe. إن زال السبب يمكن الطلب مجددًا بدلًا من ذلك."
    )
    package static let refundChanged = Phrase(
        "The refund has changed in the meantime, so nothing was done.",
        "Die Erstattung hat sich inzwischen geändert; es wurde nichts getan.",
        "Le remboursement a changé entre-temps ; rien n’a été fait.",
        "El reembolso ha cambiado mientras tanto; no se ha hecho nada.",
        "Возврат тем временем изменился; ничего не сделано.",
        "تغيّر الاسترداد في هذه الأثناء ولم يُنفَّذ شيء."
    )
    package static let ledger = Phrase("Ledger", "Buchhaltung", "Registre", "Libro", "Учёт", "السجل المالي")
    package static let reconciliation = Phrase(
        "Comparison with Stripe",
        "Abgleich mit Stripe",
        "Rapprochement avec Stripe",
        "Conciliación con Stripe",
        "Сверка со Stripe",
        "المطابقة مع Stripe"
    )
    package static let lastCompared = Phrase(
        "Last compared",
        "Zuletzt abgeglichen",
        "Dernier rapprochement",
        "Última conciliación",
        "Последняя сверка",
        "آخر مطابقة"
    )
    package static let neverCompared = Phrase(
        "Nothing was compared yet: run “bookable payments reconcile”.",
        "Es wurde noch nichts abgeglichen: „bookable payments reconcile“ tut das.",
        "Rien n’a encore été comparé : lancez « bookable payments reconcile ».",
        "Aún no se ha comparado nada: ejecute «bookable payments reconcile».",
        "Сверки ещё не было: запустите «bookable payments reconcile».",
        "لم تُجرَ أي مطابقة بعد: شغّل «bookable payments reconcile»."
    )
    package static let allAgrees = Phrase(
        "All agrees",
        "Alles stimmt überein",
        "Tout concorde",
        "Todo coincide",
        "Всё сходится",
        "كل شيء متطابق"
    )
    package static let findingsCut = Phrase(
        "There are more findings than are kept; the command lists them all.",
        "Es gibt mehr Abweichungen, als aufbewahrt werden; der Befehl zählt alle auf.",
        "Il y a plus d’écarts que ceux conservés ; la commande les liste tous.",
        "Hay más diferencias de las que se guardan; la orden las enumera todas.",
        "Расхождений больше, чем хранится; команда перечисляет все.",
        "الفروق أكثر مما يُحفظ؛ والأمر يسردها كلها."
    )
    package static let owedCut = Phrase(
        "There are more refunds than are added up here.",
        "Es gibt mehr Erstattungen, als hier zusammengezählt sind.",
        "Il y a plus de remboursements que ceux comptés ici.",
        "Hay más reembolsos de los que se suman aquí.",
        "Возвратов больше, чем здесь сложено.",
        "هناك مبالغ أكثر مما جُمع هنا."
    )
    package static let mended = Phrase("Mended", "Behoben", "Corrigé", "Corregido", "Исправлено", "أُصلح")
    package static let needsLook = Phrase(
        "Needs a look",
        "Zu prüfen",
        "À vérifier",
        "Por revisar",
        "Нужно проверить",
        "بحاجة إلى مراجعة"
    )
}
