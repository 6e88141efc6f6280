extension Phrase {
    package static let ownAddresses = Phrase(
        "Your e-mail addresses in this calendar",
        "Ihre E-Mail-Adressen in diesem Kalender",
        "Vos adresses e-mail dans ce calendrier",
        "Sus direcciones de correo en este calendario",
        "Ваши адреса эл. почты в этом календаре",
        "عناوين بريدك في هذا التقويم"
    )
    package static let ownAddressesHelp = Phrase(
        "One per line. Invitations declined from these addresses do not block time.",
        "Eine je Zeile. Einladungen, die sie abgelehnt haben, sperren nicht.",
        "Une par ligne. Les invitations qu’elles ont déclinées ne bloquent pas.",
        "Una por línea. Las invitaciones que han rechazado no bloquean.",
        "По одному в строке. Отклонённые ими приглашения не занимают время.",
        "عنوان في كل سطر. الدعوات التي رفضتها لا تشغل الوقت."
    )
    package static let ownAddressesRefused = Phrase(
        "Enter at most ten e-mail addresses, one per line.",
        "Geben Sie höchstens zehn E-Mail-Adressen ein, eine je Zeile.",
        "Saisissez au plus dix adresses e-mail, une par ligne.",
        "Introduzca como máximo diez direcciones, una por línea.",
        "Введите не более десяти адресов, по одному в строке.",
        "أدخل عشرة عناوين على الأكثر، عنوانًا في كل سطر."
    )
    package static let eventsBlock = Phrase(
        "Events in this calendar block time",
        "Termine in diesem Kalender sperren Zeit",
        "Les événements de ce calendrier bloquent du temps",
        "Los eventos de este calendario bloquean tiempo",
        "События этого календаря занимают время",
        "أحداث هذا التقويم تشغل الوقت"
    )
    package static let doesNotBlock = Phrase(
        "Does not block time",
        "Sperrt keine Zeit",
        "Ne bloque pas de temps",
        "No bloquea tiempo",
        "Не занимает время",
        "لا يشغل الوقت"
    )
    package static let tentativeBlocks = Phrase(
        "Tentative events block time",
        "Vorläufige Termine sperren Zeit",
        "Les événements provisoires bloquent du temps",
        "Los eventos provisionales bloquean tiempo",
        "Предварительные события занимают время",
        "الأحداث غير المؤكدة تشغل الوقت"
    )
    package static let freeDaysBlock = Phrase(
        "All-day events that are marked as free also block time",
        "Ganze Tage, die als frei markiert sind, sperren auch",
        "Les journées entières marquées libres bloquent aussi",
        "Los días completos marcados como libres también bloquean",
        "Целые дни с пометкой «свободен» тоже занимают время",
        "الأيام الكاملة المعلَّمة «متاح» تشغل الوقت أيضًا"
    )
    package static let whenStale = Phrase(
        "If it cannot be read for a day",
        "Wenn er einen Tag lang nicht lesbar ist",
        "S’il est illisible pendant un jour",
        "Si no se puede leer durante un día",
        "Если он не читается сутки",
        "إذا تعذرت قراءته يومًا"
    )
    package static let staleTrust = Phrase(
        "The last reading stays in effect",
        "Was zuletzt gelesen wurde, gilt weiter",
        "La dernière lecture reste valable",
        "Sigue valiendo lo último leído",
        "Действует прочитанное последним",
        "يبقى ما قُرئ آخر مرة ساريًا"
    )
    package static let staleCheck = Phrase(
        "It is read again before each booking",
        "Er wird kurz vor jeder Buchung noch einmal gelesen",
        "Il est relu juste avant chaque réservation",
        "Se vuelve a leer justo antes de cada reserva",
        "Он читается ещё раз перед каждой бронью",
        "يُقرأ مرة أخرى قبيل كل حجز"
    )
    package static let staleHold = Phrase(
        "Nothing can be booked until it can be read again",
        "Nichts kann gebucht werden, bis er wieder lesbar ist",
        "Rien ne peut être réservé avant une nouvelle lecture",
        "No se puede reservar hasta que se lea de nuevo",
        "Запись закрыта, пока он снова не прочитан",
        "لا يمكن الحجز حتى تُقرأ من جديد"
    )
    package static let writeBookings = Phrase(
        "Write bookings to this calendar, and to no other",
        "Buchungen in diesen Kalender schreiben, und in keinen anderen",
        "Écrire les réservations dans ce calendrier, et dans aucun autre",
        "Escribir las reservas en este calendario y en ningún otro",
        "Записывать брони в этот календарь, и ни в какой другой",
        "كتابة الحجوزات في هذا التقويم دون غيره"
    )
    package static let bookingContents = Phrase(
        "What others see of a booking",
        "Was andere von einer Buchung sehen",
        "Ce que les autres voient d’une réservation",
        "Lo que otros ven de una reserva",
        "Что видно о брони",
        "ما يراه الآخرون من الحجز"
    )
    package static let timesOnly = Phrase(
        "Only that there is a booking",
        "Nur dass es eine Buchung gibt",
        "Seulement qu’il y a une réservation",
        "Solo que hay una reserva",
        "Только то, что есть бронь",
        "وجود حجز فقط"
    )
    package static let serviceAndClient = Phrase(
        "The service and the client’s name",
        "Leistung und Name des Kunden",
        "La prestation et le nom du client",
        "El servicio y el nombre del cliente",
        "Услуга и имя клиента",
        "الخدمة واسم العميل"
    )
    package static let leftOut = Phrase(
        "Left out or guessed",
        "Ausgelassen oder angenommen",
        "Omis ou supposé",
        "Omitido o supuesto",
        "Пропущено или принято",
        "ما تُرك أو قُدِّر"
    )
    package static let problemAddress = Phrase(
        "The address is not valid.",
        "Die Adresse ist ungültig.",
        "L’adresse n’est pas valide.",
        "La dirección no es válida.",
        "Адрес недействителен.",
        "العنوان غير صالح."
    )
    package static let problemDenied = Phrase(
        "The server denies access: the address or the password may have changed.",
        "Der Server verweigert den Zugang: Adresse oder Passwort haben sich vielleicht geändert.",
        "Le serveur refuse l’accès : l’adresse ou le mot de passe a peut-être changé.",
        "El servidor deniega el acceso: quizá cambió la dirección o la contraseña.",
        "Сервер отказывает в доступе: возможно, изменился адрес или пароль.",
        "يرفض الخادم الوصول: ربما تغيّر العنوان أو كلمة المرور."
    )
    package static let problemMissing = Phrase(
        "The calendar no longer exists.",
        "Den Kalender gibt es nicht mehr.",
        "Le calendrier n’existe plus.",
        "El calendario ya no existe.",
        "Этого календаря больше нет.",
        "لم يعد التقويم موجودًا."
    )
    package static let problemTooLarge = Phrase(
        "The calendar is too large.",
        "Der Kalender ist zu groß.",
        "Le calendrier est trop volumineux.",
        "El calendario es demasiado grande.",
        "Календарь слишком велик.",
        "التقويم أكبر من اللازم."
    )
    package static let problemNotACalendar = Phrase(
        "No calendar was found at this address.",
        "Unter der Adresse ist kein Kalender.",
        "Il n’y a pas de calendrier à cette adresse.",
        "En la dirección no hay un calendario.",
        "По этому адресу не календарь.",
        "ما على العنوان ليس تقويمًا."
    )
    package static let problemSeveral = Phrase(
        "There are several calendars at the address; link one of them.",
        "Unter der Adresse sind mehrere Kalender; verbinden Sie einen davon.",
        "Il y a plusieurs calendriers à cette adresse ; liez l’un d’eux.",
        "En la dirección hay varios calendarios; vincule uno.",
        "По этому адресу несколько календарей; подключите один.",
        "على العنوان عدة تقاويم؛ اربط أحدها."
    )
    package static let problemDisconnected = Phrase(
        "Its account has to be connected again.",
        "Sein Konto muss neu verbunden werden.",
        "Son compte doit être reconnecté.",
        "Hay que volver a conectar su cuenta.",
        "Его учётную запись нужно подключить снова.",
        "يجب توصيل حسابه من جديد."
    )
    package static let problemUnavailable = Phrase(
        "The server is not responding at the moment. Bookable tries again automatically.",
        "Sein Server antwortet gerade nicht; es wird von selbst wieder versucht.",
        "Son serveur ne répond pas pour le moment ; un nouvel essai suit de lui-même.",
        "Su servidor no responde por ahora; se vuelve a intentar solo.",
        "Его сервер сейчас не отвечает; попытка повторится сама.",
        "لا يجيب خادمه حاليًا؛ وتُعاد المحاولة تلقائيًا."
    )
    package static let drifts = Phrase(
        "Changed in your calendar",
        "In Ihrem Kalender geändert",
        "Modifié dans votre calendrier",
        "Cambiado en su calendario",
        "Изменено в вашем календаре",
        "تغيّر في تقويمك"
    )
    package static let driftsHelp = Phrase(
        "Somebody moved or deleted the events of these bookings. The bookings stay as they are until you decide.",
        "Termine von Buchungen, die jemand verschoben oder gelöscht hat. Die Buchungen bleiben, bis Sie entscheiden.",
        "Événements de réservations que quelqu’un a déplacés ou supprimés. Les réservations restent inchangées jusqu’à votre décision.",
        "Eventos de reservas que alguien movió o borró. Las reservas no cambian hasta que usted decida.",
        "События броней, которые кто-то перенёс или удалил. Брони не меняются, пока вы не решите.",
        "أحداث حجوزات نقلها أحد أو حذفها. وتبقى الحجوزات كما هي حتى تقرر."
    )
    package static let eventDeleted = Phrase(
        "The event was deleted.",
        "Der Termin wurde gelöscht.",
        "L’événement a été supprimé.",
        "El evento se borró.",
        "Событие удалено.",
        "حُذف الحدث."
    )
    package static let eventMovedTo = Phrase(
        "The event was moved to",
        "Der Termin wurde verschoben auf",
        "L’événement a été déplacé au",
        "El evento se movió a",
        "Событие перенесено на",
        "نُقل الحدث إلى"
    )
    package static let restoreEvent = Phrase(
        "Restore the event",
        "Termin wiederherstellen",
        "Rétablir l’événement",
        "Restaurar el evento",
        "Восстановить событие",
        "استعادة الحدث"
    )
    package static let eventRestored = Phrase(
        "The event is being restored",
        "Der Termin wird wieder eingetragen",
        "L’événement est en cours de réécriture",
        "El evento se está escribiendo de nuevo",
        "Событие записывается снова",
        "تجري كتابة الحدث من جديد"
    )
    package static let moveBooking = Phrase(
        "Move the booking",
        "Buchung verschieben",
        "Déplacer la réservation",
        "Mover la reserva",
        "Перенести бронь",
        "نقل الحجز"
    )
    package static let published = Phrase(
        "Your bookings as a calendar",
        "Ihre Buchungen als Kalender",
        "Vos réservations sous forme de calendrier",
        "Sus reservas como calendario",
        "Ваши брони как календарь",
        "حجوزاتك في صورة تقويم"
    )
    package static let publishedHelp = Phrase(
        "A secret address at which any calendar program can read your bookings.",
        "Eine geheime Adresse, unter der jedes Kalenderprogramm Ihre Buchungen lesen kann.",
        "Une adresse secrète à laquelle tout logiciel de calendrier peut lire vos réservations.",
        "Una dirección secreta en la que cualquier programa de calendario puede leer sus reservas.",
        "Секретный адрес, по которому любая программа календаря читает ваши брони.",
        "عنوان سري يقرأ منه أي برنامج تقويم حجوزاتك."
    )
    package static let createAddress = Phrase(
        "Create an address",
        "Adresse erstellen",
        "Créer une adresse",
        "Crear una dirección",
        "Создать адрес",
        "إنشاء عنوان"
    )
    package static let replaceAddress = Phrase(
        "Create a new address",
        "Neue Adresse erstellen",
        "Créer une nouvelle adresse",
        "Crear una dirección nueva",
        "Создать новый адрес",
        "إنشاء عنوان جديد"
    )
    package static let replaceAddressHelp = Phrase(
        "When you create a new address, the current one stops working.",
        "Eine neue Adresse beendet die jetzige.",
        "Une nouvelle adresse met fin à l’actuelle.",
        "Una dirección nueva termina con la actual.",
        "Новый адрес отменяет нынешний.",
        "العنوان الجديد ينهي الحالي."
    )
    package static let revokeAddress = Phrase(
        "Revoke the address",
        "Adresse widerrufen",
        "Révoquer l’adresse",
        "Revocar la dirección",
        "Отозвать адрес",
        "إلغاء العنوان"
    )
    package static let createdOn = Phrase("Created", "Erstellt", "Créé", "Creado", "Создано", "أُنشئ")
    package static let shownOnce = Phrase(
        "Copy it now: it is not shown again",
        "Jetzt kopieren: Es wird nicht noch einmal angezeigt",
        "Copiez-le maintenant : il ne sera plus affiché",
        "Cópielo ahora: no se vuelve a mostrar",
        "Скопируйте сейчас: больше это не показывается",
        "انسخه الآن: لن يُعرض مرة أخرى"
    )
}
