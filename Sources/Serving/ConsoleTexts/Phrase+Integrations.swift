extension Phrase {
    package static let integrations = Phrase(
        "Integrations",
        "Schnittstellen",
        "Intégrations",
        "Integraciones",
        "Интеграции",
        "التكاملات"
    )
    package static let keys = Phrase(
        "API keys",
        "API-Schlüssel",
        "Clés d’API",
        "Claves de API",
        "Ключи API",
        "مفاتيح API"
    )
    package static let keysHelp = Phrase(
        "With a key, a program such as your web site can do everything that the HTTP API offers for this practice.",
        "Mit einem Schlüssel tut ein Programm, etwa Ihre Website, alles, was die HTTP-API für diesen Betrieb bietet.",
        "Avec une clé, un programme tel que votre site fait tout ce que l’API HTTP offre pour cet établissement.",
        "Con una clave, un programa como su sitio web hace todo lo que ofrece la API HTTP para este negocio.",
        "С ключом программа, например ваш сайт, делает всё, что HTTP API предлагает для этой организации.",
        "بالمفتاح يفعل برنامج مثل موقعك كل ما تتيحه واجهة HTTP لهذا العمل."
    )
    package static let createKey = Phrase(
        "Create a key",
        "Schlüssel erstellen",
        "Créer une clé",
        "Crear una clave",
        "Создать ключ",
        "إنشاء مفتاح"
    )
    package static let keyNameHelp = Phrase(
        "What the key is for, such as “web site”",
        "Wofür der Schlüssel ist, etwa „Website“",
        "À quoi sert la clé, par exemple « site web »",
        "Para qué es la clave, por ejemplo «sitio web»",
        "Для чего ключ, например «сайт»",
        "الغرض من المفتاح، مثل «الموقع»"
    )
    package static let revoke = Phrase("Revoke", "Widerrufen", "Révoquer", "Revocar", "Отозвать", "إلغاء")
    package static let revoked = Phrase("Revoked", "Widerrufen", "Révoquée", "Revocada", "Отозван", "ملغى")
    package static let keyExpired = Phrase(
        "Expired",
        "Abgelaufen",
        "Expirée",
        "Caducada",
        "Срок истёк",
        "انتهت صلاحيته"
    )
    package static let expiresOn = Phrase(
        "Expires",
        "Läuft ab",
        "Expire",
        "Caduca",
        "Действует до",
        "ينتهي"
    )
    package static let neverUsed = Phrase(
        "Never used",
        "Nie benutzt",
        "Jamais utilisée",
        "Nunca usada",
        "Не использовался",
        "لم يُستخدم"
    )
    package static let revokeHelp = Phrase(
        "Programs that use it will be refused. This cannot be undone.",
        "Programme, die ihn verwenden, werden ab jetzt abgewiesen. Das lässt sich nicht rückgängig machen.",
        "Les programmes qui l’utilisent seront refusés dès maintenant. C’est irréversible.",
        "Los programas que la usan se rechazan desde ahora. No se puede deshacer.",
        "Программы с этим ключом больше не допускаются. Отменить это нельзя.",
        "تُرفض البرامج التي تستخدمه من الآن. ولا يمكن التراجع."
    )
    package static let webhooks = Phrase("Webhooks", "Webhooks", "Webhooks", "Webhooks", "Вебхуки", "خطافات الويب")
    package static let webhook = Phrase("Webhook", "Webhook", "Webhook", "Webhook", "Вебхук", "خطاف ويب")
    package static let webhooksHelp = Phrase(
        "Programs at these addresses are notified of changes to bookings and payments.",
        "Adressen von Programmen, denen mitgeteilt wird, was mit Buchungen und Zahlungen geschieht.",
        "Adresses de programmes informés de ce qui arrive aux réservations et aux paiements.",
        "Direcciones de programas a los que se informa de lo que ocurre con reservas y pagos.",
        "Адреса программ, которым сообщается о бронях и платежах.",
        "عناوين برامج تُبلَّغ بما يحدث للحجوزات والمدفوعات."
    )
    package static let webhooksUnavailable = Phrase(
        "This server does not send webhooks",
        "Dieser Server benachrichtigt keine anderen Programme",
        "Ce serveur n’informe aucun programme",
        "Este servidor no informa a otros programas",
        "Этот сервер не уведомляет другие программы",
        "لا يُبلغ هذا الخادم البرامج الأخرى"
    )
    package static let addWebhook = Phrase(
        "Add a webhook",
        "Webhook hinzufügen",
        "Ajouter un webhook",
        "Añadir un webhook",
        "Добавить вебхук",
        "إضافة خطاف ويب"
    )
    package static let removeWebhook = Phrase(
        "Remove the webhook",
        "Webhook entfernen",
        "Retirer le webhook",
        "Quitar el webhook",
        "Удалить вебхук",
        "إزالة خطاف الويب"
    )
    package static let removeWebhookHelp = Phrase(
        "Events that have not been delivered yet will not be sent.",
        "Was ihm noch nicht mitgeteilt wurde, wird nicht gesendet.",
        "Ce qui ne lui a pas encore été transmis ne sera pas envoyé.",
        "Lo que aún no se le ha comunicado no se envía.",
        "То, что ещё не отправлено, отправлено не будет.",
        "ما لم يُبلَّغ به بعد لا يُرسل."
    )
    package static let urlRefused = Phrase(
        "Enter a whole https address of another server.",
        "Geben Sie eine ganze https-Adresse eines anderen Servers ein.",
        "Saisissez une adresse https complète d’un autre serveur.",
        "Introduzca una dirección https completa de otro servidor.",
        "Введите полный https-адрес другого сервера.",
        "أدخل عنوان https كاملًا لخادم آخر."
    )
    package static let events = Phrase("Events", "Ereignisse", "Événements", "Eventos", "События", "الأحداث")
    package static let eventsHelp = Phrase(
        "If none is selected, all events are sent, including those of later versions",
        "Keines für alle, auch die künftiger Versionen",
        "Aucun pour tous, y compris ceux des versions futures",
        "Ninguno para todos, incluidos los de versiones futuras",
        "Ничего — все, в том числе из будущих версий",
        "اترك الكل دون اختيار لجميعها، ومنها أحداث الإصدارات اللاحقة"
    )
    package static let active = Phrase("Active", "Aktiv", "Actif", "Activo", "Активен", "نشط")
    package static let paused = Phrase("Paused", "Angehalten", "En pause", "En pausa", "Приостановлен", "متوقف مؤقتًا")
    package static let pausedFailing = Phrase(
        "Paused after three days of failures",
        "Nach drei Tagen Fehlern angehalten",
        "En pause après trois jours d’échecs",
        "En pausa tras tres días de fallos",
        "Приостановлен после трёх дней сбоев",
        "متوقف بعد ثلاثة أيام من الإخفاق"
    )
    package static let pausedGone = Phrase(
        "Paused: the address no longer exists",
        "Angehalten: Die Adresse gibt es nicht mehr",
        "En pause : l’adresse n’existe plus",
        "En pausa: la dirección ya no existe",
        "Приостановлен: адреса больше нет",
        "متوقف: لم يعد العنوان موجودًا"
    )
    package static let pause = Phrase("Pause", "Anhalten", "Mettre en pause", "Pausar", "Приостановить", "إيقاف مؤقت")
    package static let resume = Phrase("Resume", "Fortsetzen", "Reprendre", "Reanudar", "Возобновить", "استئناف")
    package static let pauseHelp = Phrase(
        "While it is paused, events wait.",
        "Solange er angehalten ist, warten Ereignisse.",
        "Pendant la pause, les événements attendent.",
        "Mientras está en pausa, los eventos esperan.",
        "Во время паузы события ждут.",
        "تنتظر الأحداث أثناء الإيقاف."
    )
    package static let secret = Phrase("Secret", "Geheimnis", "Secret", "Secreto", "Секрет", "السر")
    package static let rotateSecret = Phrase(
        "Create a new secret",
        "Neues Geheimnis erstellen",
        "Créer un nouveau secret",
        "Crear un secreto nuevo",
        "Создать новый секрет",
        "إنشاء سر جديد"
    )
    package static let rotateSecretHelp = Phrase(
        "For a day, events are also signed with the previous secret.",
        "Einen Tag lang werden Ereignisse auch mit dem früheren Geheimnis signiert.",
        "Pendant un jour, les événements sont aussi signés avec l’ancien secret.",
        "Durante un día, los eventos se firman también con el secreto anterior.",
        "Сутки события подписываются и прежним секретом.",
        "توقَّع الأحداث بالسر السابق أيضًا مدة يوم."
    )
    package static let deliveries = Phrase(
        "Deliveries",
        "Zustellungen",
        "Livraisons",
        "Entregas",
        "Доставки",
        "عمليات التسليم"
    )
    package static let noDeliveries = Phrase(
        "Nothing was sent yet.",
        "Es wurde noch nichts gesendet.",
        "Rien n’a encore été envoyé.",
        "Aún no se ha enviado nada.",
        "Пока ничего не отправлено.",
        "لم يُرسل شيء بعد."
    )
    package static let sendAgain = Phrase(
        "Send again",
        "Erneut senden",
        "Renvoyer",
        "Enviar de nuevo",
        "Отправить снова",
        "إعادة الإرسال"
    )
    package static let willBeSent = Phrase(
        "It will be sent again soon",
        "Es wird bald erneut gesendet",
        "Un nouvel envoi suit bientôt",
        "Se enviará de nuevo pronto",
        "Скоро будет отправлено снова",
        "سيُعاد الإرسال قريبًا"
    )
    package static let attempts = Phrase("Attempts", "Versuche", "Essais", "Intentos", "Попытки", "المحاولات")
    package static let answer = Phrase("Answer", "Antwort", "Réponse", "Respuesta", "Ответ", "الرد")
    package static let next = Phrase(
        "Next",
        "Nächster Versuch",
        "Prochain essai",
        "Próximo intento",
        "Следующая",
        "التالية"
    )
    package static let older = Phrase("Older", "Ältere", "Plus anciens", "Anteriores", "Более старые", "الأقدم")
    package static let newest = Phrase("Newest", "Neueste", "Les plus récents", "Más recientes", "Новейшие", "الأحدث")
}
