extension Phrase {
    package static let day = Phrase("Day", "Tag", "Jour", "Día", "День", "اليوم")
    package static let week = Phrase("Week", "Woche", "Semaine", "Semana", "Неделя", "الأسبوع")
    package static let today = Phrase("Today", "Heute", "Aujourd’hui", "Hoy", "Сегодня", "اليوم")
    package static let previousDay = Phrase(
        "Previous day",
        "Voriger Tag",
        "Jour précédent",
        "Día anterior",
        "Предыдущий день",
        "اليوم السابق"
    )
    package static let nextDay = Phrase(
        "Next day",
        "Nächster Tag",
        "Jour suivant",
        "Día siguiente",
        "Следующий день",
        "اليوم التالي"
    )
    package static let previousWeek = Phrase(
        "Previous week",
        "Vorige Woche",
        "Semaine précédente",
        "Semana anterior",
        "Предыдущая неделя",
        "الأسبوع السابق"
    )
    package static let nextWeek = Phrase(
        "Next week",
        "Nächste Woche",
        "Semaine suivante",
        "Semana siguiente",
        "Следующая неделя",
        "الأسبوع التالي"
    )
    package static let goToDate = Phrase(
        "Go to date",
        "Zum Datum",
        "Aller à la date",
        "Ir a la fecha",
        "Перейти к дате",
        "الانتقال إلى تاريخ"
    )
    package static let show = Phrase("Show", "Zeigen", "Afficher", "Mostrar", "Показать", "عرض")
    package static let open = Phrase("Open", "Geöffnet", "Ouvert", "Abierto", "Открыто", "مفتوح")
    package static let closed = Phrase("Closed", "Geschlossen", "Fermé", "Cerrado", "Закрыто", "مغلق")
    package static let busy = Phrase("Busy", "Belegt", "Occupé", "Ocupado", "Занято", "مشغول")
    package static let nothingBooked = Phrase(
        "Nothing is booked on this day.",
        "An diesem Tag ist nichts gebucht.",
        "Rien n’est réservé ce jour-là.",
        "No hay reservas este día.",
        "На этот день ничего не забронировано.",
        "لا حجوزات في هذا اليوم."
    )
    package static let newBooking = Phrase(
        "New booking",
        "Neue Buchung",
        "Nouvelle réservation",
        "Nueva reserva",
        "Новая бронь",
        "حجز جديد"
    )
    package static let moreBookings = Phrase(
        "There are more bookings than can be shown here. Choose a single day.",
        "Es gibt mehr Buchungen, als hier Platz haben. Wählen Sie einen einzelnen Tag.",
        "Il y a plus de réservations que la page n’en contient. Choisissez un seul jour.",
        "Hay más reservas de las que caben aquí. Elija un solo día.",
        "Броней больше, чем помещается на странице. Выберите один день.",
        "الحجوزات أكثر مما تتسع له الصفحة. اختر يومًا واحدًا."
    )

    package static let toApprove = Phrase(
        "To be approved",
        "Zu genehmigen",
        "À approuver",
        "Por aprobar",
        "Ожидает подтверждения",
        "بانتظار الموافقة"
    )
    package static let toPay = Phrase(
        "Awaiting payment",
        "Zahlung erwartet",
        "Paiement attendu",
        "Pago pendiente",
        "Ожидается оплата",
        "بانتظار الدفع"
    )
    package static let held = Phrase("Held", "Reserviert", "Bloqué", "Retenida", "Удерживается", "محجوز مؤقتًا")
    package static let confirmed = Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada", "Подтверждена", "مؤكَّد")
    package static let completed = Phrase(
        "Completed",
        "Abgeschlossen",
        "Terminée",
        "Realizada",
        "Состоялась",
        "مكتمل"
    )
    package static let noShow = Phrase("No-show", "Nicht erschienen", "Absent", "No se presentó", "Неявка", "لم يحضر")
    package static let cancelled = Phrase("Cancelled", "Storniert", "Annulée", "Cancelada", "Отменена", "ملغى")
    package static let expired = Phrase("Expired", "Verfallen", "Expirée", "Caducada", "Истекла", "منتهٍ")

    package static let booking = Phrase("Booking", "Buchung", "Réservation", "Reserva", "Бронь", "الحجز")
    package static let client = Phrase("Client", "Kunde", "Client", "Cliente", "Клиент", "العميل")
    package static let service = Phrase("Service", "Leistung", "Prestation", "Servicio", "Услуга", "الخدمة")
    package static let state = Phrase("Status", "Stand", "État", "Estado", "Состояние", "الحالة")
    package static let time = Phrase("Time", "Zeit", "Heure", "Hora", "Время", "الوقت")
    package static let date = Phrase("Date", "Datum", "Date", "Fecha", "Дата", "التاريخ")
    package static let nobodyYet = Phrase(
        "No name yet",
        "Noch nicht benannt",
        "Pas encore nommé",
        "Aún sin nombre",
        "Ещё не указан",
        "لم يُذكر بعد"
    )
    package static let leftToPay = Phrase(
        "Still to pay",
        "Noch zu zahlen",
        "Reste à payer",
        "Queda por pagar",
        "Осталось заплатить",
        "المتبقي للدفع"
    )
    package static let history = Phrase("History", "Verlauf", "Historique", "Historial", "История", "السجل")
    package static let messages = Phrase("Messages", "Nachrichten", "Messages", "Mensajes", "Сообщения", "الرسائل")
    package static let payments = Phrase("Payments", "Zahlungen", "Paiements", "Pagos", "Платежи", "المدفوعات")
    package static let none = Phrase("None", "Keine", "Aucun", "Ninguno", "Нет", "لا شيء")
    package static let back = Phrase("Back", "Zurück", "Retour", "Volver", "Назад", "رجوع")

    package static let approve = Phrase("Approve", "Genehmigen", "Approuver", "Aprobar", "Подтвердить", "الموافقة")
    package static let decline = Phrase("Decline", "Ablehnen", "Refuser", "Rechazar", "Отклонить", "الرفض")
    package static let move = Phrase("Move", "Verschieben", "Déplacer", "Mover", "Перенести", "نقل الموعد")
    package static let cancelBooking = Phrase(
        "Cancel the booking",
        "Buchung stornieren",
        "Annuler la réservation",
        "Cancelar la reserva",
        "Отменить бронь",
        "إلغاء الحجز"
    )
    package static let complete = Phrase(
        "Mark as completed",
        "Als abgeschlossen markieren",
        "Marquer comme terminée",
        "Marcar como realizada",
        "Отметить: состоялась",
        "وضع علامة مكتمل"
    )
    package static let markNoShow = Phrase(
        "Mark as a no-show",
        "Nichterscheinen vermerken",
        "Noter une absence",
        "Registrar ausencia",
        "Отметить неявку",
        "تسجيل عدم الحضور"
    )
    package static let undo = Phrase(
        "Undo",
        "Rückgängig machen",
        "Annuler ce changement",
        "Deshacer",
        "Отменить отметку",
        "تراجع"
    )
    package static let recordPayment = Phrase(
        "Record a payment",
        "Zahlung eintragen",
        "Enregistrer un paiement",
        "Registrar un pago",
        "Записать оплату",
        "تسجيل دفعة"
    )
    package static let amount = Phrase("Amount", "Betrag", "Montant", "Importe", "Сумма", "المبلغ")
    package static let method = Phrase(
        "Paid by",
        "Bezahlt mit",
        "Payé par",
        "Pagado con",
        "Способ оплаты",
        "طريقة الدفع"
    )
    package static let cash = Phrase("Cash", "Bar", "Espèces", "Efectivo", "Наличные", "نقدًا")
    package static let card = Phrase("Card", "Karte", "Carte", "Tarjeta", "Карта", "بطاقة")
    package static let bankTransfer = Phrase(
        "Bank transfer",
        "Überweisung",
        "Virement",
        "Transferencia",
        "Перевод",
        "تحويل بنكي"
    )
    package static let other = Phrase("Other", "Anderes", "Autre", "Otro", "Другое", "أخرى")
    package static let note = Phrase("Note", "Notiz", "Note", "Nota", "Заметка", "ملاحظة")
    package static let reasonToClient = Phrase(
        "Reason (the client will see it)",
        "Grund, wird dem Kunden mitgeteilt",
        "Motif, communiqué au client",
        "Motivo, se comunica al cliente",
        "Причина, сообщается клиенту",
        "السبب، ويُبلَّغ به العميل"
    )
    package static let declineQuestion = Phrase(
        "Decline this booking?",
        "Diese Buchung ablehnen?",
        "Refuser cette réservation ?",
        "¿Rechazar esta reserva?",
        "Отклонить эту бронь?",
        "هل ترفض هذا الحجز؟"
    )
    package static let cancelQuestion = Phrase(
        "Cancel this booking?",
        "Diese Buchung stornieren?",
        "Annuler cette réservation ?",
        "¿Cancelar esta reserva?",
        "Отменить эту бронь?",
        "هل تلغي هذا الحجز؟"
    )
    package static let noShowQuestion = Phrase(
        "Did the client not come?",
        "Ist der Kunde nicht erschienen?",
        "Le client n’est-il pas venu ?",
        "¿No vino el cliente?",
        "Клиент не пришёл?",
        "ألم يحضر العميل؟"
    )
    package static let noRefund = Phrase(
        "Nothing is refunded.",
        "Es wird nichts erstattet.",
        "Rien n’est remboursé.",
        "No se reembolsa nada.",
        "Возврата не будет.",
        "لا يُسترد شيء."
    )
    package static let refundUndecided = Phrase(
        "The refund has to be decided by hand.",
        "Ein Mensch entscheidet über die Erstattung.",
        "Une personne décide du remboursement.",
        "Una persona decide el reembolso.",
        "О возврате решает человек.",
        "يقرر شخصٌ المبلغ المسترد."
    )
    package static let changedMeanwhile = Phrase(
        "The booking has changed in the meantime, so nothing was done. This is its current state.",
        "Die Buchung hat sich inzwischen geändert; es wurde nichts getan. So steht sie jetzt.",
        "La réservation a changé entre-temps ; rien n’a été fait. Voici son état actuel.",
        "La reserva ha cambiado mientras tanto; no se ha hecho nada. Así está ahora.",
        "Бронь тем временем изменилась; ничего не сделано. Вот её текущее состояние.",
        "تغيّر الحجز في هذه الأثناء ولم يُنفَّذ شيء. هذه حالته الآن."
    )
    package static let amountRefused = Phrase(
        "Enter an amount such as 12.50, up to what is still to be paid.",
        "Geben Sie einen Betrag ein, der noch offen ist, etwa 12,50.",
        "Saisissez un montant restant à payer, par exemple 12,50.",
        "Introduzca un importe pendiente, por ejemplo 12,50.",
        "Введите сумму, которая ещё не оплачена, например 12,50.",
        "أدخل مبلغًا لم يُدفع بعد، مثل 12.50."
    )
    package static let rulesRefuse = Phrase(
        "Your own rules do not allow this time",
        "Ihre eigenen Regeln lassen diese Zeit nicht zu",
        "Vos propres règles n’autorisent pas cet horaire",
        "Sus propias reglas no permiten esta hora",
        "Ваши правила не допускают этого времени",
        "قواعدك لا تسمح بهذا الوقت"
    )
    package static let rulesRefuseHelp = Phrase(
        "You can still book it: give a reason, which is kept in the history.",
        "Sie können trotzdem buchen: Sagen Sie, warum; es steht dann im Verlauf.",
        "Vous pouvez réserver quand même : indiquez pourquoi, c’est noté dans l’historique.",
        "Puede reservar de todos modos: diga por qué y quedará en el historial.",
        "Забронировать всё равно можно: укажите причину, она останется в истории.",
        "يمكنك الحجز مع ذلك: اذكر السبب ليُحفظ في السجل."
    )
    package static let timeTaken = Phrase(
        "This time is taken",
        "Diese Zeit ist vergeben",
        "Cet horaire est pris",
        "Esta hora está ocupada",
        "Это время занято",
        "هذا الوقت محجوز"
    )
    package static let freeNearby = Phrase(
        "Free times nearby",
        "In der Nähe frei",
        "Libre à proximité",
        "Libre cerca",
        "Свободно рядом",
        "متاح قريبًا"
    )
    package static let whyAgainstRules = Phrase(
        "Reason for the exception",
        "Warum gegen die Regeln",
        "Pourquoi contre les règles",
        "Por qué contra las reglas",
        "Почему в обход правил",
        "سبب مخالفة القواعد"
    )
    package static let bookAnyway = Phrase(
        "Book anyway",
        "Trotzdem buchen",
        "Réserver quand même",
        "Reservar de todos modos",
        "Всё равно забронировать",
        "الحجز مع ذلك"
    )
    package static let book = Phrase("Book", "Buchen", "Réserver", "Reservar", "Забронировать", "احجز")
    package static let done = Phrase("Done", "Erledigt", "C’est fait", "Hecho", "Готово", "تم")
    package static let cannotMove = Phrase(
        "This booking cannot be moved.",
        "Diese Buchung kann nicht verschoben werden.",
        "Cette réservation ne peut pas être déplacée.",
        "Esta reserva no se puede mover.",
        "Эту бронь нельзя перенести.",
        "لا يمكن نقل هذا الحجز."
    )
    package static let noServices = Phrase(
        "No services yet.",
        "Es gibt noch keine Leistung.",
        "Il n’y a pas encore de prestation.",
        "Aún no hay servicios.",
        "Услуг пока нет.",
        "لا توجد خدمات بعد."
    )

    /// What ending a booking gives back.
    package static func refunds(_ amount: String, of paid: String) -> Phrase {
        Phrase(
            "\(amount) of \(paid) is refunded.",
            "\(amount) von \(paid) werden erstattet.",
            "\(amount) sur \(paid) sont remboursés.",
            "Se reembolsan \(amount) de \(paid).",
            "Возвращается \(amount) из \(paid).",
            "يُسترد \(amount) من \(paid)."
        )
    }

    /// How many share one session.
    package static func clients(_ count: Int) -> Phrase {
        Phrase(
            "\(count) clients",
            "\(count) Kunden",
            "\(count) clients",
            "\(count) clientes",
            "Клиентов: \(count)",
            "العملاء: \(count)"
        )
    }

    /// Of a day in the heading of a week.
    package static func bookings(_ count: Int) -> Phrase {
        Phrase(
            count == 1 ? "1 booking" : "\(count) bookings",
            count == 1 ? "1 Buchung" : "\(count) Buchungen",
            count < 2 ? "\(count) réservation" : "\(count) réservations",
            count == 1 ? "1 reserva" : "\(count) reservas",
            "Броней: \(count)",
            "الحجوزات: \(count)"
        )
    }
}
