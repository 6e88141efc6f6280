extension Phrase {
    package static let demand = Phrase(
        "Demand",
        "Nachfrage",
        "Demande",
        "Demanda",
        "Спрос",
        "الطلب"
    )
    package static let demandHelp = Phrase(
        "What clients looked for and what they could not book, from samples. Each search is counted as one hour, drawn from the times searched; the reason given is the first that applied. Nothing is kept of who asked.",
        "Was Kunden suchten und nicht buchen konnten, aus Stichproben. Jede Suche zählt als eine Stunde, gezogen aus den gesuchten Zeiten; genannt wird der erste Grund, der zutraf. Wer fragte, wird nicht gespeichert.",
        "Ce que les clients ont cherché et n’ont pas pu réserver, par échantillons. Chaque recherche compte pour une heure, tirée au sort parmi les horaires recherchés ; le motif indiqué est le premier qui s’applique. Rien n’est conservé sur les personnes.",
        "Lo que los clientes buscaron y no pudieron reservar, por muestras. Cada búsqueda cuenta como una hora, sorteada entre los horarios buscados; el motivo es el primero que se cumplía. No se guarda quién preguntó.",
        "Что клиенты искали и не смогли забронировать, по выборке. Каждый поиск считается за один час, случайно выбранный из искомого времени; указана первая подходящая причина. О том, кто спрашивал, ничего не хранится.",
        "ما بحث عنه العملاء ولم يتمكنوا من حجزه، من عينات. يُحسب كل بحث ساعة واحدة تُختار عشوائيًا من الأوقات المبحوث عنها، والسبب المذكور هو أول سبب ينطبق. لا يُحفظ شيء عمن سأل."
    )
    package static let askedFor = Phrase(
        "Asked for",
        "Gefragt",
        "Demandé",
        "Solicitado",
        "Запрошено",
        "المطلوب"
    )
    package static let offeredOfIt = Phrase(
        "Offered",
        "Angeboten",
        "Proposé",
        "Ofrecido",
        "Предложено",
        "المعروض"
    )
    package static let notOffered = Phrase(
        "Not offered",
        "Nicht angeboten",
        "Non proposé",
        "No ofrecido",
        "Не предложено",
        "غير المعروض"
    )
    package static let shareNotOffered = Phrase(
        "Not offered (%)",
        "Nicht angeboten (%)",
        "Non proposé (%)",
        "No ofrecido (%)",
        "Не предложено (%)",
        "غير المعروض (%)"
    )
    package static let notOfferedBecause = Phrase(
        "Why it was not offered",
        "Warum nicht angeboten",
        "Pourquoi ce n’était pas proposé",
        "Por qué no se ofreció",
        "Почему не предложено",
        "سبب عدم العرض"
    )
    package static let askedByHour = Phrase(
        "Asked for (not offered) / open hours",
        "Gefragt (nicht angeboten) / offene Stunden",
        "Demandé (non proposé) / heures d’ouverture",
        "Solicitado (no ofrecido) / horas abiertas",
        "Запрошено (не предложено) / рабочие часы",
        "المطلوب (غير المعروض) / ساعات العمل"
    )
    package static let timesLookedFor = Phrase(
        "Looked for",
        "Gesucht",
        "Recherché",
        "Buscado",
        "Искали",
        "بُحث عنه"
    )
    package static let bookingsRefused = Phrase(
        "Bookings refused",
        "Buchungen abgelehnt",
        "Réservations refusées",
        "Reservas rechazadas",
        "Отказано в брони",
        "حجوزات مرفوضة"
    )
    package static let reasonTitle = Phrase(
        "Reason",
        "Grund",
        "Motif",
        "Motivo",
        "Причина",
        "السبب"
    )
    package static let share = Phrase(
        "Share",
        "Anteil",
        "Part",
        "Proporción",
        "Доля",
        "النسبة"
    )
    package static let reasonArchived = Phrase(
        "Service no longer offered",
        "Angebot eingestellt",
        "Prestation retirée",
        "Servicio retirado",
        "Услуга больше не предлагается",
        "الخدمة لم تعد متاحة"
    )
    package static let reasonOutsideHours = Phrase(
        "Outside your hours",
        "Außerhalb Ihrer Zeiten",
        "Hors de vos horaires",
        "Fuera de su horario",
        "Вне ваших часов",
        "خارج ساعات عملك"
    )
    package static let reasonException = Phrase(
        "Day closed or changed",
        "Tag geschlossen oder geändert",
        "Jour fermé ou modifié",
        "Día cerrado o modificado",
        "День закрыт или изменён",
        "يوم مغلق أو معدّل"
    )
    package static let reasonPastClosing = Phrase(
        "Would run past closing",
        "Würde über den Schluss hinausgehen",
        "Dépasserait la fermeture",
        "Se alargaría más allá del cierre",
        "Закончилось бы после закрытия",
        "سيتجاوز وقت الإغلاق"
    )
    package static let reasonInThePast = Phrase(
        "Time had passed",
        "Zeit war vorbei",
        "Heure passée",
        "Hora pasada",
        "Время прошло",
        "انقضى الوقت"
    )
    package static let reasonNotice = Phrase(
        "Notice too short",
        "Zu kurzfristig",
        "Délai trop court",
        "Con muy poca antelación",
        "Слишком поздно",
        "إشعار قصير جدًا"
    )
    package static let reasonWindow = Phrase(
        "Too far ahead",
        "Zu weit im Voraus",
        "Trop longtemps à l’avance",
        "Con demasiada antelación",
        "Слишком заранее",
        "مبكر جدًا"
    )
    package static let reasonLimit = Phrase(
        "Booking limit reached",
        "Höchstzahl erreicht",
        "Limite de réservations atteinte",
        "Límite de reservas alcanzado",
        "Достигнут предел броней",
        "بلغ الحد الأقصى للحجوزات"
    )
    package static let reasonFull = Phrase(
        "All places taken",
        "Alle Plätze belegt",
        "Toutes les places prises",
        "Todas las plazas ocupadas",
        "Все места заняты",
        "كل المقاعد محجوزة"
    )
    package static let reasonOccupied = Phrase(
        "Already booked",
        "Schon gebucht",
        "Déjà réservé",
        "Ya reservado",
        "Уже занято",
        "محجوز بالفعل"
    )
    package static let reasonBusy = Phrase(
        "You were busy elsewhere",
        "Anderweitig belegt",
        "Vous étiez pris ailleurs",
        "Ocupado en otro calendario",
        "Вы были заняты",
        "مشغول في مكان آخر"
    )
    package static let reasonOffGrid = Phrase(
        "Between start times",
        "Zwischen Anfangszeiten",
        "Entre deux débuts possibles",
        "Entre horas de inicio",
        "Между временами начала",
        "بين أوقات البدء"
    )
    package static let reasonRule = Phrase(
        "Your availability rule",
        "Ihre Verfügbarkeitsregel",
        "Votre règle de disponibilité",
        "Su regla de disponibilidad",
        "Ваше правило доступности",
        "قاعدة التوفر الخاصة بك"
    )
}
