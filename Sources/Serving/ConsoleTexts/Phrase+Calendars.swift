extension Phrase {
    package static let calendars = Phrase(
        "Calendars",
        "Kalender",
        "Calendriers",
        "Calendarios",
        "Календари",
        "التقاويم"
    )
    package static let calendar = Phrase("Calendar", "Kalender", "Calendrier", "Calendario", "Календарь", "التقويم")
    package static let calendarsHelp = Phrase(
        "What is in a linked calendar blocks time, so that it cannot be booked.",
        "Was in einem verbundenen Kalender steht, sperrt Zeit: Sie kann nicht gebucht werden.",
        "Ce qui figure dans un calendrier lié bloque du temps, qui ne peut donc pas être réservé.",
        "Lo que hay en un calendario vinculado bloquea tiempo, que no se puede reservar.",
        "События подключённого календаря занимают время: на него нельзя записаться.",
        "ما في التقويم المرتبط يشغل الوقت فلا يمكن حجزه."
    )
    package static let calendarsUnavailable = Phrase(
        "This server links no calendars",
        "Dieser Server verbindet keine Kalender",
        "Ce serveur ne lie aucun calendrier",
        "Este servidor no vincula calendarios",
        "Этот сервер не подключает календари",
        "هذا الخادم لا يربط التقاويم"
    )
    package static let secretsKeyMissing = Phrase(
        "Its operator has not configured secrets_key.",
        "Wer ihn betreibt, hat secrets_key nicht eingestellt.",
        "Son exploitant n’a pas configuré secrets_key.",
        "Su operador no ha configurado secrets_key.",
        "Оператор не настроил secrets_key.",
        "لم يضبط مشغّله secrets_key."
    )
    package static let noCalendars = Phrase(
        "No calendars are linked.",
        "Es sind keine Kalender verbunden.",
        "Aucun calendrier n’est lié.",
        "No hay calendarios vinculados.",
        "Календари не подключены.",
        "لا توجد تقاويم مرتبطة."
    )
    package static let calendarNew = Phrase(
        "Not read yet",
        "Noch nicht gelesen",
        "Pas encore lu",
        "Aún no leído",
        "Ещё не прочитан",
        "لم يُقرأ بعد"
    )
    package static let calendarFresh = Phrase(
        "Up to date",
        "Aktuell",
        "À jour",
        "Al día",
        "Актуален",
        "محدَّث"
    )
    package static let calendarStale = Phrase(
        "Cannot be read",
        "Nicht lesbar",
        "Illisible",
        "No se puede leer",
        "Не читается",
        "تتعذر قراءته"
    )
    package static let calendarBroken = Phrase(
        "Needs attention",
        "Handeln nötig",
        "Action requise",
        "Requiere atención",
        "Нужно действие",
        "يحتاج إلى تدخل"
    )
    package static let receivesBookings = Phrase(
        "Receives bookings",
        "Erhält Buchungen",
        "Reçoit les réservations",
        "Recibe reservas",
        "Получает брони",
        "يستقبل الحجوزات"
    )
    package static let lastRead = Phrase(
        "Last read",
        "Zuletzt gelesen",
        "Dernière lecture",
        "Última lectura",
        "Последнее чтение",
        "آخر قراءة"
    )
    package static let failingSince = Phrase(
        "Failing since",
        "Gestört seit",
        "En échec depuis",
        "Falla desde",
        "Сбой с",
        "متعذر منذ"
    )
    package static let readNow = Phrase(
        "Read now",
        "Jetzt lesen",
        "Lire maintenant",
        "Leer ahora",
        "Прочитать сейчас",
        "القراءة الآن"
    )
    package static let readSoon = Phrase(
        "The calendar is being read",
        "Der Kalender wird gelesen",
        "Le calendrier est en cours de lecture",
        "Se está leyendo el calendario",
        "Календарь читается",
        "تجري قراءة التقويم"
    )
    package static let settings = Phrase(
        "Settings",
        "Einstellungen",
        "Réglages",
        "Ajustes",
        "Настройки",
        "الإعدادات"
    )
    package static let unlink = Phrase(
        "Remove the calendar",
        "Kalender entfernen",
        "Retirer le calendrier",
        "Quitar el calendario",
        "Отключить календарь",
        "إزالة التقويم"
    )
    package static let unlinkHelp = Phrase(
        "The time that it blocks can then be booked. Nothing is deleted in the calendar itself.",
        "Die Zeit, die er sperrt, kann dann gebucht werden. Im Kalender selbst wird nichts gelöscht.",
        "Le temps qu’il bloque pourra être réservé. Rien n’est supprimé dans le calendrier lui-même.",
        "El tiempo que bloquea se podrá reservar. En el propio calendario no se borra nada.",
        "Занятое им время станет доступным. В самом календаре ничего не удаляется.",
        "يصبح الوقت الذي يشغله قابلًا للحجز. ولا يُحذف شيء من التقويم نفسه."
    )
    package static let accounts = Phrase(
        "Accounts",
        "Konten",
        "Comptes",
        "Cuentas",
        "Учётные записи",
        "الحسابات"
    )
    package static let accountConnecting = Phrase(
        "Not connected yet",
        "Noch nicht verbunden",
        "Pas encore connecté",
        "Aún sin conectar",
        "Ещё не подключена",
        "غير متصل بعد"
    )
    package static let accountConnected = Phrase(
        "Connected",
        "Verbunden",
        "Connecté",
        "Conectada",
        "Подключена",
        "متصل"
    )
    package static let accountDisconnected = Phrase(
        "Connect it again",
        "Neu verbinden",
        "À reconnecter",
        "Vuelva a conectarla",
        "Подключите снова",
        "أعد توصيله"
    )
    package static let connectAgain = Phrase(
        "Connect again",
        "Erneut verbinden",
        "Reconnecter",
        "Volver a conectar",
        "Подключить снова",
        "إعادة التوصيل"
    )
    package static let disconnect = Phrase(
        "Disconnect",
        "Trennen",
        "Déconnecter",
        "Desconectar",
        "Отключить",
        "قطع الاتصال"
    )
    package static let disconnectHelp = Phrase(
        "Its calendars are removed with it, and the time that they block can be booked.",
        "Seine Kalender werden mit ihm entfernt, und die Zeit, die sie sperren, kann gebucht werden.",
        "Ses calendriers sont retirés avec lui, et le temps qu’ils bloquent pourra être réservé.",
        "Sus calendarios se quitan con ella, y el tiempo que bloquean se podrá reservar.",
        "Её календари отключаются вместе с ней, и занятое ими время станет доступным.",
        "تُزال تقاويمه معه ويصبح الوقت الذي تشغله قابلًا للحجز."
    )
    package static let addCalendar = Phrase(
        "Add a calendar",
        "Kalender hinzufügen",
        "Ajouter un calendrier",
        "Añadir un calendario",
        "Добавить календарь",
        "إضافة تقويم"
    )
    package static let calendarAtAddress = Phrase(
        "At an address (ICS)",
        "Unter einer Adresse (ICS)",
        "À une adresse (ICS)",
        "En una dirección (ICS)",
        "По адресу (ICS)",
        "على عنوان (ICS)"
    )
    package static let calendarAtServer = Phrase(
        "On a CalDAV server",
        "Auf einem CalDAV-Server",
        "Sur un serveur CalDAV",
        "En un servidor CalDAV",
        "На сервере CalDAV",
        "على خادم CalDAV"
    )
    package static let addressHelp = Phrase(
        "The secret address from your calendar program, https://… or webcal://…. It is kept encrypted and never shown.",
        "Die geheime Adresse, die ein Kalenderprogramm nennt, https://… oder webcal://…. Sie wird verschlüsselt gespeichert und nie angezeigt.",
        "L’adresse secrète que donne un logiciel de calendrier, https://… ou webcal://…. Elle est chiffrée et n’est jamais affichée.",
        "La dirección secreta que da un programa de calendario, https://… o webcal://…. Se guarda cifrada y nunca se muestra.",
        "Секретный адрес из программы календаря: https://… или webcal://…. Он хранится зашифрованным и не показывается.",
        "العنوان السري الذي يعطيه برنامج التقويم، https://… أو webcal://…. يُحفظ مشفّرًا ولا يُعرض أبدًا."
    )
    package static let serverHelp = Phrase(
        "The https:// address of one calendar on the server. Address, user and password are kept encrypted and never shown.",
        "Die https://-Adresse eines Kalenders auf dem Server. Adresse, Benutzer und Passwort werden verschlüsselt gespeichert und nie angezeigt.",
        "L’adresse https:// d’un calendrier du serveur. Adresse, utilisateur et mot de passe sont chiffrés et jamais affichés.",
        "La dirección https:// de un calendario del servidor. Dirección, usuario y contraseña se guardan cifrados y nunca se muestran.",
        "Адрес https:// одного календаря на сервере. Адрес, имя и пароль хранятся зашифрованными и не показываются.",
        "عنوان https:// لتقويم واحد على الخادم. يُحفظ العنوان والمستخدم وكلمة المرور مشفّرة ولا تُعرض أبدًا."
    )
    package static let address = Phrase("Address", "Adresse", "Adresse", "Dirección", "Адрес", "العنوان")
    package static let user = Phrase("User", "Benutzer", "Utilisateur", "Usuario", "Пользователь", "المستخدم")
    package static let password = Phrase(
        "Password",
        "Passwort",
        "Mot de passe",
        "Contraseña",
        "Пароль",
        "كلمة المرور"
    )
    package static let addressRefused = Phrase(
        "Enter the whole address of a calendar, beginning with https://.",
        "Geben Sie die ganze Adresse eines Kalenders ein, die mit https:// beginnt.",
        "Saisissez l’adresse complète d’un calendrier, commençant par https://.",
        "Introduzca la dirección completa de un calendario, que empiece por https://.",
        "Введите полный адрес календаря, начиная с https://.",
        "أدخل عنوان التقويم كاملًا مبدوءًا بـ https://."
    )
    package static let tooMany = Phrase(
        "No more can be added; remove one first.",
        "Mehr geht nicht; entfernen Sie zuerst einen Eintrag.",
        "Impossible d’en ajouter ; retirez-en un d’abord.",
        "No se pueden añadir más; quite uno primero.",
        "Больше добавить нельзя; сначала удалите лишнее.",
        "لا يمكن إضافة المزيد؛ أزل واحدًا أولًا."
    )
    package static let chooseCalendar = Phrase(
        "Which calendars block time?",
        "Welche Kalender sperren Zeit?",
        "Quels calendriers bloquent du temps ?",
        "¿Qué calendarios bloquean tiempo?",
        "Какие календари занимают время?",
        "أي التقاويم تشغل الوقت؟"
    )
    package static let link = Phrase("Link", "Verbinden", "Lier", "Vincular", "Подключить", "ربط")
    package static let linked = Phrase("Linked", "Verbunden", "Lié", "Vinculado", "Подключён", "مرتبط")
    package static let readOnly = Phrase(
        "Read only",
        "Nur lesbar",
        "Lecture seule",
        "Solo lectura",
        "Только чтение",
        "للقراءة فقط"
    )
    package static let accountSilent = Phrase(
        "Its calendars cannot be listed at the moment",
        "Seine Kalender können gerade nicht aufgelistet werden",
        "Ses calendriers ne peuvent pas être listés pour le moment",
        "Sus calendarios no se pueden mostrar en este momento",
        "Сейчас нельзя получить список календарей",
        "تتعذر قراءة قائمة تقاويمه حاليًا"
    )
    package static let invitationHelp = Phrase(
        "You will be asked there whether Bookable may read your calendars and write bookings to one of them. Come back here afterwards to choose them.",
        "Dort werden Sie gefragt, ob Bookable Ihre Kalender lesen und Buchungen in einen davon schreiben darf. Kommen Sie danach zurück, um sie zu wählen.",
        "On vous y demande si Bookable peut lire vos calendriers et écrire des réservations dans l’un d’eux. Revenez ensuite ici pour les choisir.",
        "Allí se le pregunta si Bookable puede leer sus calendarios y escribir reservas en uno de ellos. Vuelva después para elegirlos.",
        "Там вас спросят, можно ли Bookable читать ваши календари и записывать брони в один из них. Затем вернитесь сюда и выберите их.",
        "تُسأل هناك هل يجوز لـ Bookable أن يقرأ تقاويمك ويكتب الحجوزات في أحدها. ثم عُد إلى هنا لاختيارها."
    )

    package static func connect(_ service: String) -> Phrase {
        Phrase(
            "Connect \(service)",
            "\(service) verbinden",
            "Connecter \(service)",
            "Conectar \(service)",
            "Подключить \(service)",
            "توصيل \(service)"
        )
    }

    package static func continueAt(_ service: String) -> Phrase {
        Phrase(
            "Continue at \(service)",
            "Weiter zu \(service)",
            "Continuer chez \(service)",
            "Continuar en \(service)",
            "Перейти к \(service)",
            "المتابعة لدى \(service)"
        )
    }
}
