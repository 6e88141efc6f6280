extension Phrase {
    package static let figures = Phrase("Figures", "Kennzahlen", "Chiffres", "Cifras", "Показатели", "الأرقام")
    package static let figuresHelp = Phrase(
        "Twelve months, in your time zone. A booking counts in the month of its appointment. Open hours are those that are set now; utilisation is of those in which you are not busy elsewhere.",
        "Zwölf Monate in Ihrer Zeitzone. Eine Buchung zählt im Monat ihres Termins. Offene Stunden sind die jetzt eingestellten; die Auslastung bezieht sich auf jene, in denen Sie nicht anderweitig belegt sind.",
        "Douze mois, dans votre fuseau horaire. Une réservation compte dans le mois du rendez-vous. Les heures d’ouverture sont celles réglées actuellement ; le taux porte sur celles où vous n’êtes pas pris ailleurs.",
        "Doce meses, en su zona horaria. Una reserva cuenta en el mes de su cita. Las horas abiertas son las configuradas ahora; la ocupación se refiere a aquellas en que no está ocupado en otra cosa.",
        "Двенадцать месяцев в вашем часовом поясе. Бронь считается в месяце приёма. Часы работы — установленные сейчас; загрузка считается от тех, в которые вы не заняты иным.",
        "اثنا عشر شهرًا بتوقيتك. يُحسب الحجز في شهر موعده. ساعات العمل هي المحددة الآن، ونسبة الإشغال من الساعات التي لست مشغولًا فيها بأمر آخر."
    )
    package static let figuresFollow = Phrase(
        "The latest changes are being counted. Load the page again in a moment.",
        "Die letzten Änderungen werden noch gezählt. Laden Sie die Seite gleich noch einmal.",
        "Les derniers changements sont en cours de calcul. Rechargez la page dans un instant.",
        "Los últimos cambios se están contando. Vuelva a cargar la página en un momento.",
        "Последние изменения ещё подсчитываются. Обновите страницу чуть позже.",
        "يجري احتساب آخر التغييرات. أعد تحميل الصفحة بعد لحظات."
    )
    package static let allServices = Phrase(
        "All services",
        "Alle Angebote",
        "Toutes les prestations",
        "Todos los servicios",
        "Все услуги",
        "كل الخدمات"
    )
    package static let earlierYear = Phrase(
        "Earlier months",
        "Frühere Monate",
        "Mois précédents",
        "Meses anteriores",
        "Предыдущие месяцы",
        "أشهر سابقة"
    )
    package static let laterYear = Phrase(
        "Later months",
        "Spätere Monate",
        "Mois suivants",
        "Meses posteriores",
        "Следующие месяцы",
        "أشهر لاحقة"
    )
    package static let bookedOfOpen = Phrase(
        "Booked of open hours",
        "Gebuchte von offenen Stunden",
        "Heures réservées sur heures d’ouverture",
        "Horas reservadas de las abiertas",
        "Занято из рабочих часов",
        "الساعات المحجوزة من ساعات العمل"
    )
    package static let bookedHours = Phrase(
        "Booked (h)",
        "Gebucht (h)",
        "Réservé (h)",
        "Reservado (h)",
        "Занято (ч)",
        "محجوز (ساعة)"
    )
    package static let openHours = Phrase(
        "Open (h)",
        "Offen (h)",
        "Ouvert (h)",
        "Abierto (h)",
        "Открыто (ч)",
        "مفتوح (ساعة)"
    )
    package static let busyHours = Phrase(
        "Of which busy (h)",
        "Davon belegt (h)",
        "Dont occupé ailleurs (h)",
        "De ellas ocupado (h)",
        "Из них занято иным (ч)",
        "منها مشغول (ساعة)"
    )
    package static let utilisation = Phrase(
        "Utilisation",
        "Auslastung",
        "Taux d’occupation",
        "Ocupación",
        "Загрузка",
        "نسبة الإشغال"
    )
    package static let bookingsByOutcome = Phrase(
        "Bookings and clients",
        "Buchungen und Kunden",
        "Réservations et clients",
        "Reservas y clientes",
        "Брони и клиенты",
        "الحجوزات والعملاء"
    )
    package static let made = Phrase("Made", "Eingegangen", "Reçues", "Recibidas", "Создано", "المُنشأة")
    package static let upcoming = Phrase(
        "Scheduled",
        "Geplant",
        "Prévues",
        "Programadas",
        "Запланировано",
        "المجدولة"
    )
    package static let tookPlace = Phrase(
        "Completed",
        "Stattgefunden",
        "Effectuées",
        "Realizadas",
        "Состоялось",
        "المنجزة"
    )
    package static let cancelledByClients = Phrase(
        "Cancelled by clients",
        "Von Kunden storniert",
        "Annulées par les clients",
        "Canceladas por clientes",
        "Отменено клиентами",
        "ألغاها العملاء"
    )
    package static let cancelledByPractice = Phrase(
        "Cancelled by you",
        "Von Ihnen storniert",
        "Annulées par vous",
        "Canceladas por usted",
        "Отменено вами",
        "ألغيتها أنت"
    )
    package static let noShows = Phrase(
        "No-shows",
        "Nicht erschienen",
        "Absences",
        "Ausencias",
        "Неявки",
        "حالات عدم الحضور"
    )
    package static let returningClients = Phrase(
        "Returning clients",
        "Wiederkehrende Kunden",
        "Clients fidèles",
        "Clientes que vuelven",
        "Повторные клиенты",
        "عملاء عائدون"
    )
    package static let leadDays = Phrase(
        "Booked ahead (days)",
        "Vorlauf (Tage)",
        "Réservé à l’avance (jours)",
        "Antelación (días)",
        "Заранее (дней)",
        "مدة الحجز المسبق (أيام)"
    )
    package static let revenueOfSessions = Phrase(
        "Revenue by appointment",
        "Umsatz nach Termin",
        "Recettes par rendez-vous",
        "Ingresos por cita",
        "Выручка по дате приёма",
        "الإيراد حسب الموعد"
    )
    package static let startsByHour = Phrase(
        "Appointments by hour, of open hours",
        "Termine nach Uhrzeit, von offenen Stunden",
        "Rendez-vous par heure, sur heures d’ouverture",
        "Citas por hora, de las horas abiertas",
        "Приёмы по часам, из рабочих часов",
        "المواعيد حسب الساعة، من ساعات العمل"
    )
    package static let hour = Phrase("Hour", "Uhrzeit", "Heure", "Hora", "Час", "الساعة")
}
