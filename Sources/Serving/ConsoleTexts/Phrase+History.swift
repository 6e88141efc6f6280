extension Phrase {
    package static let didBook = Phrase("Booked", "Gebucht", "Réservée", "Reservada", "Забронировано", "حُجز")
    package static let didConfirm = Phrase("Confirmed", "Bestätigt", "Confirmée", "Confirmada", "Подтверждено", "أُكِّد")
    package static let didApprove = Phrase("Approved", "Genehmigt", "Approuvée", "Aprobada", "Одобрено", "تمت الموافقة")
    package static let didRequest = Phrase("Requested", "Angefragt", "Demandée", "Solicitada", "Запрошено", "طُلب")
    package static let didCancel = Phrase("Cancelled", "Storniert", "Annulée", "Cancelada", "Отменено", "أُلغي")
    package static let didMove = Phrase("Moved", "Verschoben", "Déplacée", "Movida", "Перенесено", "نُقل")
    package static let didComplete = Phrase(
        "Completed",
        "Abgeschlossen",
        "Terminée",
        "Realizada",
        "Состоялось",
        "اكتمل"
    )
    package static let didExpire = Phrase("Expired", "Verfallen", "Expirée", "Caducada", "Истекло", "انتهت المهلة")
    package static let didReopen = Phrase(
        "Undone",
        "Zurückgenommen",
        "Rétablie",
        "Restablecida",
        "Отметка снята",
        "أُعيد فتحه"
    )
    package static let didChangeClient = Phrase(
        "Client’s details changed",
        "Angaben des Kunden geändert",
        "Coordonnées du client modifiées",
        "Datos del cliente cambiados",
        "Данные клиента изменены",
        "غُيّرت بيانات العميل"
    )
    package static let didReissueToken = Phrase(
        "New link to the booking made",
        "Neuer Link zur Buchung erstellt",
        "Nouveau lien vers la réservation créé",
        "Nuevo enlace a la reserva creado",
        "Создана новая ссылка на запись",
        "أُنشئ رابط جديد إلى الحجز"
    )
    package static let didPay = Phrase("Paid", "Bezahlt", "Payée", "Pagada", "Оплачено", "دُفع")
    package static let didRecordPayment = Phrase(
        "Payment recorded",
        "Zahlung eingetragen",
        "Paiement enregistré",
        "Pago registrado",
        "Оплата записана",
        "سُجّلت دفعة"
    )
    package static let didRefund = Phrase(
        "Refunded",
        "Erstattet",
        "Remboursée",
        "Reembolsada",
        "Возврат",
        "استُرد المبلغ"
    )
    package static let paymentProblem = Phrase(
        "Problem with a payment",
        "Problem mit einer Zahlung",
        "Problème de paiement",
        "Problema con un pago",
        "Проблема с оплатой",
        "مشكلة في دفعة"
    )
    package static let paymentVoided = Phrase(
        "Payment voided",
        "Zahlung zurückgenommen",
        "Paiement annulé",
        "Pago anulado",
        "Оплата аннулирована",
        "أُلغيت دفعة"
    )
    package static let didChangePrice = Phrase(
        "Price changed",
        "Preis geändert",
        "Prix modifié",
        "Precio modificado",
        "Цена изменена",
        "غُيّر السعر"
    )
    package static let paymentSettled = Phrase(
        "Payment settled",
        "Zahlung geklärt",
        "Paiement réglé",
        "Pago resuelto",
        "Вопрос с оплатой решён",
        "سُوّيت دفعة"
    )
    package static let didDispute = Phrase(
        "Payment disputed",
        "Zahlung angefochten",
        "Paiement contesté",
        "Pago disputado",
        "Платёж оспорен",
        "اعتُرض على دفعة"
    )
    package static let disputeClosed = Phrase(
        "Dispute closed",
        "Anfechtung beendet",
        "Contestation close",
        "Disputa cerrada",
        "Спор закрыт",
        "أُغلق الاعتراض"
    )
    package static let disputeLost = Phrase(
        "Dispute lost",
        "Anfechtung verloren",
        "Contestation perdue",
        "Disputa perdida",
        "Спор проигран",
        "خُسر الاعتراض"
    )
    package static let byClient = Phrase(
        "by the client",
        "vom Kunden",
        "par le client",
        "por el cliente",
        "клиентом",
        "من العميل"
    )
    package static let bySystem = Phrase(
        "automatically",
        "von selbst",
        "automatiquement",
        "automáticamente",
        "автоматически",
        "تلقائيًا"
    )
    package static let byProgram = Phrase(
        "by a program",
        "von einem Programm",
        "par un programme",
        "por un programa",
        "программой",
        "من برنامج"
    )

    package static let toProvider = Phrase("to you", "an Sie", "à vous", "a usted", "вам", "إليك")
    package static let toClient = Phrase(
        "to the client",
        "an den Kunden",
        "au client",
        "al cliente",
        "клиенту",
        "إلى العميل"
    )
    package static let confirmation = Phrase(
        "Confirmation",
        "Bestätigung",
        "Confirmation",
        "Confirmación",
        "Подтверждение",
        "تأكيد"
    )
    package static let request = Phrase("Request", "Anfrage", "Demande", "Solicitud", "Запрос", "طلب")
    package static let paymentDue = Phrase(
        "Payment due",
        "Zahlung fällig",
        "Paiement dû",
        "Pago pendiente",
        "Нужна оплата",
        "دفعة مستحقة"
    )
    package static let declineNotice = Phrase("Booking declined", "Absage", "Refus", "Rechazo", "Отказ", "رفض")
    package static let moveNotice = Phrase(
        "New time",
        "Neue Zeit",
        "Nouvel horaire",
        "Nueva hora",
        "Новое время",
        "موعد جديد"
    )
    package static let cancelNotice = Phrase(
        "Cancellation",
        "Stornierung",
        "Annulation",
        "Cancelación",
        "Отмена",
        "إلغاء"
    )
    package static let refundNotice = Phrase("Refund", "Erstattung", "Remboursement", "Reembolso", "Возврат", "استرداد")
    package static let reminder = Phrase("Reminder", "Erinnerung", "Rappel", "Recordatorio", "Напоминание", "تذكير")
    package static let reviewRequest = Phrase(
        "Request for a review",
        "Bitte um Bewertung",
        "Demande d’avis",
        "Petición de opinión",
        "Просьба об отзыве",
        "طلب تقييم"
    )
    package static let planned = Phrase("planned", "geplant", "prévu", "previsto", "запланировано", "مخطَّط")
    package static let sent = Phrase("sent", "verschickt", "envoyé", "enviado", "отправлено", "أُرسل")
    package static let delivered = Phrase("delivered", "zugestellt", "remis", "entregado", "доставлено", "سُلِّم")
    package static let failed = Phrase("failed", "gescheitert", "échoué", "fallido", "не доставлено", "فشل")
    package static let dropped = Phrase(
        "no longer needed",
        "entfallen",
        "devenu inutile",
        "ya no hace falta",
        "не понадобилось",
        "لم يعد لازمًا"
    )
    package static let suppressed = Phrase(
        "opted out or unreachable",
        "nicht gewünscht",
        "non souhaité",
        "no deseado",
        "не требуется",
        "غير مرغوب"
    )
    package static let unknownOutcome = Phrase(
        "outcome unknown",
        "Ausgang unbekannt",
        "issue inconnue",
        "resultado desconocido",
        "исход неизвестен",
        "النتيجة غير معروفة"
    )
}
