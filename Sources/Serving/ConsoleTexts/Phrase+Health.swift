extension Phrase {
    package static let health = Phrase("Health", "Zustand", "État", "Estado", "Состояние", "الحالة")
    package static let serverVersion = Phrase("Version", "Version", "Version", "Versión", "Версия", "الإصدار")
    package static let databaseTitle = Phrase(
        "Database and schema version",
        "Datenbank und Schemaversion",
        "Base de données et version du schéma",
        "Base de datos y versión del esquema",
        "База данных и версия схемы",
        "قاعدة البيانات وإصدار المخطط"
    )
    package static let runningSince = Phrase(
        "Started",
        "Gestartet",
        "Démarré",
        "Iniciado",
        "Запущен",
        "بدأ التشغيل"
    )
    package static let memoryTitle = Phrase(
        "Memory",
        "Arbeitsspeicher",
        "Mémoire",
        "Memoria",
        "Память",
        "الذاكرة"
    )
    package static let requestsNow = Phrase(
        "Requests being answered",
        "Anfragen in Arbeit",
        "Requêtes en cours",
        "Solicitudes en curso",
        "Запросы в обработке",
        "طلبات قيد المعالجة"
    )
    package static let waitingForDatabase = Phrase(
        "Waiting for a database connection",
        "Warten auf eine Datenbankverbindung",
        "En attente d’une connexion à la base",
        "En espera de una conexión a la base",
        "Ожидают соединения с базой",
        "بانتظار اتصال بقاعدة البيانات"
    )
    package static let lastBackup = Phrase(
        "Last backup",
        "Letzte Sicherung",
        "Dernière sauvegarde",
        "Última copia de seguridad",
        "Последняя резервная копия",
        "آخر نسخة احتياطية"
    )
    package static let noBackup = Phrase("none", "keine", "aucune", "ninguna", "нет", "لا توجد")
    package static let providersTitle = Phrase(
        "Providers",
        "Anbieter",
        "Prestataires",
        "Proveedores",
        "Исполнители",
        "مقدّمو الخدمات"
    )
    package static let bookingsThisWeek = Phrase(
        "Bookings in the next 7 days",
        "Buchungen in den nächsten 7 Tagen",
        "Réservations des 7 prochains jours",
        "Reservas en los próximos 7 días",
        "Записи на ближайшие 7 дней",
        "حجوزات الأيام السبعة القادمة"
    )
    package static let moreProviders = Phrase(
        "More providers",
        "Weitere Anbieter",
        "Autres prestataires",
        "Más proveedores",
        "Другие исполнители",
        "مقدّمو خدمات آخرون"
    )
    package static let noTrouble = Phrase(
        "OK",
        "In Ordnung",
        "Tout va bien",
        "Todo bien",
        "Всё в порядке",
        "على ما يرام"
    )
    package static let brokenCalendars = Phrase(
        "Calendars not readable",
        "Nicht lesbare Kalender",
        "Agendas illisibles",
        "Calendarios ilegibles",
        "Нечитаемые календари",
        "تقاويم تتعذّر قراءتها"
    )
    package static let failedMessages = Phrase(
        "Messages not delivered",
        "Nicht zugestellte Nachrichten",
        "Messages non distribués",
        "Mensajes no entregados",
        "Недоставленные сообщения",
        "رسائل لم تُسلَّم"
    )
    package static let paymentProblems = Phrase(
        "Payments to check",
        "Zu prüfende Zahlungen",
        "Paiements à vérifier",
        "Pagos por revisar",
        "Платежи для проверки",
        "مدفوعات تحتاج إلى مراجعة"
    )
    package static let pausedWebhooks = Phrase(
        "Paused webhooks",
        "Angehaltene Webhooks",
        "Webhooks en pause",
        "Webhooks en pausa",
        "Приостановленные вебхуки",
        "خطّافات ويب متوقفة مؤقتًا"
    )
}
