extension Phrase {
    package static let messageSettings = Phrase(
        "Message settings",
        "Einstellungen der Nachrichten",
        "Réglages des messages",
        "Ajustes de mensajes",
        "Настройки сообщений",
        "إعدادات الرسائل"
    )
    package static let messagesOf = Phrase(
        "About bookings on",
        "Zu Buchungen vom",
        "Sur les réservations du",
        "Sobre reservas del",
        "О бронях за",
        "عن حجوزات يوم"
    )
    package static let notArrived = Phrase(
        "Not sent, or unclear whether they were",
        "Nicht gesendet, oder unbekannt, ob gesendet",
        "Non envoyés, ou envoi incertain",
        "No enviados, o no se sabe si lo fueron",
        "Не отправлены или неизвестно",
        "لم تُرسل أو لا يُعرف إن أُرسلت"
    )
    package static let noMessages = Phrase(
        "There are no messages.",
        "Es gibt keine Nachrichten.",
        "Il n’y a pas de messages.",
        "No hay mensajes.",
        "Сообщений нет.",
        "لا توجد رسائل."
    )
    package static let messagePlanned = Phrase(
        "It will be sent if it still applies",
        "Sie wird gesendet, wenn sie noch zutrifft",
        "Il sera envoyé s’il est encore exact",
        "Se enviará si aún es cierto",
        "Будет отправлено, если ещё актуально",
        "ستُرسل إن كانت ما تزال صحيحة"
    )
    package static let sendTestMail = Phrase(
        "Send me a test mail",
        "Testmail an mich senden",
        "M’envoyer un e-mail de test",
        "Enviarme un correo de prueba",
        "Отправить мне тестовое письмо",
        "أرسل إليّ رسالة تجريبية"
    )
    package static let testMailTaken = Phrase(
        "The mail server took the test mail. Now look in your mailbox.",
        "Der Mailserver hat die Testmail angenommen. Sehen Sie jetzt in Ihrem Postfach nach.",
        "Le serveur de messagerie a accepté l’e-mail de test. Vérifiez maintenant votre boîte de réception.",
        "El servidor de correo aceptó el correo de prueba. Mire ahora en su buzón.",
        "Почтовый сервер принял тестовое письмо. Теперь проверьте свой ящик.",
        "قبل خادم البريد الرسالة التجريبية. تحقق الآن من صندوق بريدك."
    )
    package static let testMailRefused = Phrase(
        "The mail server did not take the test mail",
        "Der Mailserver hat die Testmail nicht angenommen",
        "Le serveur de messagerie n’a pas accepté l’e-mail de test",
        "El servidor de correo no aceptó el correo de prueba",
        "Почтовый сервер не принял тестовое письмо",
        "لم يقبل خادم البريد الرسالة التجريبية"
    )
    package static let firstReminder = Phrase(
        "First reminder, minutes before the start",
        "Erste Erinnerung, Minuten vor Beginn",
        "Premier rappel, minutes avant le début",
        "Primer recordatorio, minutos antes del inicio",
        "Первое напоминание, минут до начала",
        "التذكير الأول، دقائق قبل البداية"
    )
    package static let lastReminder = Phrase(
        "Last reminder, minutes before the start",
        "Letzte Erinnerung, Minuten vor Beginn",
        "Dernier rappel, minutes avant le début",
        "Último recordatorio, minutos antes del inicio",
        "Последнее напоминание, минут до начала",
        "التذكير الأخير، دقائق قبل البداية"
    )
    package static let reviewAfter = Phrase(
        "Request for a review, minutes after the end",
        "Bitte um Bewertung, Minuten nach dem Ende",
        "Demande d’avis, minutes après la fin",
        "Petición de opinión, minutos después del final",
        "Просьба об отзыве, минут после конца",
        "طلب التقييم، دقائق بعد النهاية"
    )
    package static let approvalBefore = Phrase(
        "Reminder to approve, minutes before the time runs out",
        "Erinnerung an die Genehmigung, Minuten vor Ablauf",
        "Rappel d’approbation, minutes avant l’échéance",
        "Recordatorio de aprobación, minutos antes del plazo",
        "Напоминание о подтверждении, минут до срока",
        "تذكير بالموافقة، دقائق قبل انتهاء المهلة"
    )
    package static let zeroForNone = Phrase(
        "0 for none",
        "0 für keine",
        "0 pour aucun",
        "0 para ninguno",
        "0 — не отправлять",
        "0 لعدم الإرسال"
    )
    package static let quietHours = Phrase(
        "Quiet hours",
        "Ruhezeit",
        "Heures calmes",
        "Horas de silencio",
        "Тихие часы",
        "ساعات الهدوء"
    )
    package static let quietHoursHelp = Phrase(
        "In the client’s local time. Short messages due within them are sent earlier or not at all. Set equal times for none.",
        "Auf der Uhr des Kunden. Kurznachrichten in dieser Zeit werden vorher oder gar nicht gesendet. Gleiche Zeiten für keine.",
        "À l’heure du client. Les messages courts qui y tombent sont envoyés avant ou pas du tout. Heures égales pour aucune.",
        "En el reloj del cliente. Los mensajes cortos que caen en ellas se envían antes o no se envían. Horas iguales para ninguna.",
        "По часам клиента. Короткие сообщения в это время уходят раньше или не уходят. Одинаковое время — без тихих часов.",
        "بتوقيت العميل. تُرسل الرسائل القصيرة الواقعة فيها قبلها أو لا تُرسل. وقتان متساويان لإلغائها."
    )
    package static let ownSentence = Phrase(
        "Your own sentence",
        "Ihr eigener Satz",
        "Votre propre phrase",
        "Su propia frase",
        "Ваше предложение от себя",
        "جملة منكم"
    )
    package static let ownSentenceHelp = Phrase(
        "Added to mails about a coming session, in the client’s language. Leave empty for none.",
        "Steht in E-Mails über einen kommenden Termin, in der Sprache des Kunden. Leer lassen für keinen.",
        "Ajoutée aux e-mails sur une séance à venir, dans la langue du client. Laissez vide pour aucune.",
        "Se añade a los correos sobre una cita próxima, en el idioma del cliente. Déjelo vacío para ninguna.",
        "Добавляется в письма о предстоящей записи на языке клиента. Оставьте пустым, если не нужно.",
        "تُضاف إلى رسائل البريد عن موعد قادم بلغة العميل. اتركوها فارغة إن لم ترغبوا."
    )
    package static let clientChannels = Phrase(
        "Send messages to clients by",
        "Nachrichten an Kunden gehen hinaus per",
        "Les messages aux clients partent par",
        "Los mensajes a clientes se envían por",
        "Сообщения клиентам отправляются",
        "تُرسل الرسائل إلى العملاء عبر"
    )
    package static let standardChannels = Phrase(
        "E-mail; urgent messages also by SMS and push",
        "E-Mail; Dringendes auch per SMS und Push",
        "E-mail ; messages urgents aussi par SMS et push",
        "Correo; lo urgente también por SMS y push",
        "Эл. почта; срочное также по SMS и push",
        "البريد؛ والعاجل أيضًا برسالة قصيرة وإشعار"
    )
    package static let standardChannelsHelp = Phrase(
        "SMS and push go to clients who have agreed.",
        "SMS und Push gehen an Kunden, die zugestimmt haben.",
        "SMS et notifications vont aux clients qui les ont acceptés.",
        "SMS y push van a los clientes que los aceptaron.",
        "SMS и push получают клиенты, которые согласились.",
        "تصل الرسائل القصيرة والإشعارات إلى من وافق عليها من العملاء."
    )
    package static let messageLanguage = Phrase(
        "Language of messages to you, and to clients whose language is not known",
        "Sprache der Nachrichten an Sie und an Kunden, deren Sprache unbekannt ist",
        "Langue des messages pour vous et pour les clients dont la langue est inconnue",
        "Idioma de los mensajes a usted y a clientes de idioma desconocido",
        "Язык сообщений вам и клиентам, чей язык неизвестен",
        "لغة الرسائل إليك وإلى العملاء الذين لا تُعرف لغتهم"
    )
    package static let sentToClients = Phrase(
        "What clients are notified of",
        "Was Kunden mitgeteilt wird",
        "Ce que les clients reçoivent",
        "Lo que se comunica a los clientes",
        "О чём сообщается клиентам",
        "ما يُبلَّغ به العملاء"
    )
    package static let sentToYou = Phrase(
        "What you are notified of",
        "Was Ihnen mitgeteilt wird",
        "Ce que vous recevez",
        "Lo que se le comunica a usted",
        "О чём сообщается вам",
        "ما تُبلَّغ به"
    )
    package static let previewMessages = Phrase(
        "Preview in each language",
        "Vorschau in jeder Sprache",
        "Aperçu dans chaque langue",
        "Vista previa en cada idioma",
        "Просмотр на всех языках",
        "معاينة بكل لغة"
    )
    package static let previewHelp = Phrase(
        "As an example client would receive it.",
        "So, wie ein Beispielkunde sie erhielte.",
        "Tel qu’un client d’exemple le recevrait.",
        "Tal como lo recibiría un cliente de ejemplo.",
        "Так, как получил бы клиент из примера.",
        "كما تصل إلى عميل على سبيل المثال."
    )
    package static let firstReminderName = Phrase(
        "First reminder",
        "Erste Erinnerung",
        "Premier rappel",
        "Primer recordatorio",
        "Первое напоминание",
        "التذكير الأول"
    )
    package static let lastReminderName = Phrase(
        "Last reminder",
        "Letzte Erinnerung",
        "Dernier rappel",
        "Último recordatorio",
        "Последнее напоминание",
        "التذكير الأخير"
    )
    package static let approvalReminderName = Phrase(
        "Reminder to approve",
        "Erinnerung an die Genehmigung",
        "Rappel d’approbation",
        "Recordatorio de aprobación",
        "Напоминание о подтверждении",
        "تذكير بالموافقة"
    )
    package static let paymentFailedName = Phrase(
        "Payment failed",
        "Zahlung gescheitert",
        "Paiement échoué",
        "Pago fallido",
        "Платёж не прошёл",
        "فشل الدفع"
    )
    package static let refundFailedName = Phrase(
        "A refund has to be paid by hand",
        "Eine Erstattung ist von Hand zu zahlen",
        "Un remboursement est à payer à la main",
        "Hay que pagar un reembolso a mano",
        "Возврат нужно выплатить вручную",
        "استرداد يجب دفعه يدويًا"
    )
    package static let paymentDisputedName = Phrase(
        "Payment disputed",
        "Zahlung angefochten",
        "Paiement contesté",
        "Pago disputado",
        "Платёж оспорен",
        "اعتراض على دفعة"
    )
    package static let disputeClosedName = Phrase(
        "Outcome of a dispute",
        "Ausgang einer Anfechtung",
        "Issue d’une contestation",
        "Resultado de una disputa",
        "Исход спора",
        "نتيجة اعتراض"
    )
    package static let reviewWrittenName = Phrase(
        "New review",
        "Neue Bewertung",
        "Nouvel avis",
        "Nueva opinión",
        "Новый отзыв",
        "تقييم جديد"
    )
    package static let message = Phrase("Message", "Nachricht", "Message", "Mensaje", "Сообщение", "الرسالة")
    package static let recipient = Phrase(
        "Recipient",
        "Empfänger",
        "Destinataire",
        "Destinatario",
        "Получатель",
        "المستلم"
    )
}
