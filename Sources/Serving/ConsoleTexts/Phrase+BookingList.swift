// Of the pages on which clients find their bookings.
extension Phrase {
    package static let yourBookings = Phrase(
        "Your bookings",
        "Ihre Buchungen",
        "Vos réservations",
        "Sus reservas",
        "Ваши записи",
        "حجوزاتك"
    )
    package static let findBookingsHelp = Phrase(
        "Enter the e-mail address with which you booked. We will send you a link to all your bookings.",
        "Geben Sie die E-Mail-Adresse ein, mit der Sie gebucht haben. Wir schicken Ihnen einen Link zu allen Ihren Buchungen.",
        "Saisissez l’adresse e-mail avec laquelle vous avez réservé. Nous vous envoyons un lien vers toutes vos réservations.",
        "Introduzca el correo electrónico con el que reservó. Le enviaremos un enlace a todas sus reservas.",
        "Введите адрес эл. почты, с которым вы записывались. Мы пришлём ссылку на все ваши записи.",
        "أدخل عنوان البريد الإلكتروني الذي حجزت به، وسنرسل إليك رابطًا لكل حجوزاتك."
    )
    package static let findBookingsWithoutMail = Phrase(
        "This server does not send e-mail. Ask the provider for a link to your booking.",
        "Dieser Server verschickt keine Mails. Bitten Sie den Anbieter um einen Link zu Ihrer Buchung.",
        "Ce serveur n’envoie pas d’e-mails. Demandez au prestataire un lien vers votre réservation.",
        "Este servidor no envía correos. Pida al proveedor un enlace a su reserva.",
        "Этот сервер не отправляет писем. Попросите ссылку на запись у того, к кому вы записаны.",
        "لا يرسل هذا الخادم رسائل بريد. اطلب رابط حجزك من مقدّم الخدمة."
    )
    package static let bookingLinkSent = Phrase(
        "If there are bookings under this address, a link is on its way. It works once, for 15 minutes.",
        "Wenn es unter dieser Adresse Buchungen gibt, ist ein Link unterwegs. Er gilt einmal, 15 Minuten lang.",
        "S’il existe des réservations à cette adresse, un lien est en route. Il est valable une fois, pendant 15 minutes.",
        "Si hay reservas con esta dirección, el enlace está en camino. Sirve una vez, durante 15 minutos.",
        "Если на этот адрес есть записи, ссылка уже отправлена. Она действует один раз, в течение 15 минут.",
        "إذا كانت هناك حجوزات بهذا العنوان فالرابط في الطريق. يعمل مرة واحدة خلال 15 دقيقة."
    )
    package static let showBookings = Phrase(
        "Show my bookings",
        "Meine Buchungen zeigen",
        "Voir mes réservations",
        "Ver mis reservas",
        "Показать мои записи",
        "عرض حجوزاتي"
    )
    package static let showBookingsHelp = Phrase(
        "Press the button to see your bookings on this device, for an hour.",
        "Drücken Sie den Knopf, um Ihre Buchungen auf diesem Gerät zu sehen, eine Stunde lang.",
        "Appuyez sur le bouton pour voir vos réservations sur cet appareil, pendant une heure.",
        "Pulse el botón para ver sus reservas en este dispositivo, durante una hora.",
        "Нажмите кнопку, чтобы увидеть свои записи на этом устройстве в течение часа.",
        "اضغط الزر لعرض حجوزاتك على هذا الجهاز لمدة ساعة."
    )
    package static let requestLink = Phrase(
        "Request a new link",
        "Neuen Link anfordern",
        "Demander un nouveau lien",
        "Pedir otro enlace",
        "Запросить новую ссылку",
        "طلب رابط جديد"
    )
    package static let comingBookings = Phrase("Upcoming", "Demnächst", "À venir", "Próximas", "Предстоящие", "القادمة")
    package static let noComingBookings = Phrase(
        "Nothing is booked.",
        "Es ist nichts gebucht.",
        "Aucune réservation à venir.",
        "No hay reservas próximas.",
        "Предстоящих записей нет.",
        "لا توجد حجوزات قادمة."
    )
    package static let pastBookings = Phrase(
        "Past and cancelled",
        "Vergangen und storniert",
        "Passées et annulées",
        "Pasadas y canceladas",
        "Прошедшие и отменённые",
        "السابقة والملغاة"
    )
    package static let openBooking = Phrase("Open", "Öffnen", "Ouvrir", "Abrir", "Открыть", "فتح")
    package static let leaveBookings = Phrase(
        "Close on this device",
        "Auf diesem Gerät schließen",
        "Fermer sur cet appareil",
        "Cerrar en este dispositivo",
        "Закрыть на этом устройстве",
        "إغلاق على هذا الجهاز"
    )
    package static let bookingPending = Phrase(
        "Not confirmed yet",
        "Noch nicht bestätigt",
        "Pas encore confirmée",
        "Aún sin confirmar",
        "Ещё не подтверждена",
        "لم يُؤكَّد بعد"
    )
    package static let bookingConfirmed = Phrase(
        "Confirmed",
        "Bestätigt",
        "Confirmée",
        "Confirmada",
        "Подтверждена",
        "مؤكَّد"
    )
    package static let bookingCancelled = Phrase(
        "Cancelled",
        "Storniert",
        "Annulée",
        "Cancelada",
        "Отменена",
        "مُلغى"
    )
    package static let bookingCompleted = Phrase(
        "Completed",
        "Stattgefunden",
        "Passée",
        "Realizada",
        "Состоялась",
        "تمّ"
    )
    package static let bookingMissed = Phrase(
        "Missed",
        "Nicht erschienen",
        "Manquée",
        "No se presentó",
        "Пропущена",
        "لم يتم الحضور"
    )
    package static let bookingExpired = Phrase(
        "Not confirmed in time",
        "Nicht rechtzeitig bestätigt",
        "Non confirmée à temps",
        "No confirmada a tiempo",
        "Не подтверждена вовремя",
        "لم يُؤكَّد في الوقت المحدد"
    )
}
