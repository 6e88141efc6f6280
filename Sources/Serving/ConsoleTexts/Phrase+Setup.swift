extension Phrase {
    package static let setupTitle = Phrase(
        "Setting up",
        "Einrichtung",
        "Configuration",
        "Configuración",
        "Настройка",
        "الإعداد"
    )
    package static let setupPractice = Phrase(
        "Your practice",
        "Ihre Praxis",
        "Votre activité",
        "Su negocio",
        "Ваша организация",
        "نشاطك"
    )
    package static let setupPracticeHelp = Phrase(
        "Who can be booked, and who runs it.",
        "Wer gebucht werden kann, und wer es leitet.",
        "Qui peut être réservé, et qui s’en occupe.",
        "A quién se puede reservar y quién lo dirige.",
        "У кого можно записаться и кто этим управляет.",
        "من يمكن الحجز لديه ومن يديره."
    )
    package static let setupHours = Phrase("Hours", "Zeiten", "Horaires", "Horario", "Часы", "الأوقات")
    package static let setupHoursHelp = Phrase(
        "When clients can come. A day without times is closed; a second row is for the time after a break.",
        "Wann Kunden kommen können. Ein Tag ohne Zeiten ist zu; eine zweite Zeile ist für die Zeit nach einer Pause.",
        "Quand les clients peuvent venir. Un jour sans heures est fermé ; la seconde ligne sert après une pause.",
        "Cuándo pueden venir los clientes. Un día sin horas está cerrado; la segunda fila es para después de una pausa.",
        "Когда могут приходить клиенты. День без времени закрыт; вторая строка — для времени после перерыва.",
        "متى يمكن للعملاء الحضور. اليوم الذي لا أوقات فيه مغلق، والسطر الثاني لما بعد الاستراحة."
    )
    package static let setupService = Phrase(
        "First service",
        "Erste Leistung",
        "Première prestation",
        "Primer servicio",
        "Первая услуга",
        "الخدمة الأولى"
    )
    package static let setupServiceHelp = Phrase(
        "What clients book, how long it takes and what it costs. More can be added later.",
        "Was Kunden buchen, wie lange es dauert und was es kostet. Weitere kommen später dazu.",
        "Ce que les clients réservent, sa durée et son prix. Vous pourrez en ajouter d’autres.",
        "Qué reservan los clientes, cuánto dura y cuánto cuesta. Después se pueden añadir más.",
        "На что записываются клиенты, сколько это длится и сколько стоит. Другие можно добавить позже.",
        "ما يحجزه العملاء ومدته وسعره. يمكن إضافة المزيد لاحقًا."
    )
    package static let setupPolicy = Phrase(
        "Cancellation",
        "Storno",
        "Annulation",
        "Cancelación",
        "Отмена",
        "الإلغاء"
    )
    package static let setupPolicyHelp = Phrase(
        "What clients get back when they cancel. They see it before they book.",
        "Was Kunden zurückbekommen, wenn sie stornieren. Sie sehen es, bevor sie buchen.",
        "Ce que les clients récupèrent en annulant. Ils le voient avant de réserver.",
        "Lo que recuperan los clientes si cancelan. Lo ven antes de reservar.",
        "Сколько возвращается клиенту при отмене. Это видно до записи.",
        "ما يسترده العملاء عند الإلغاء. يرونه قبل الحجز."
    )
    package static let setupPage = Phrase(
        "Your page",
        "Ihre Seite",
        "Votre page",
        "Su página",
        "Ваша страница",
        "صفحتك"
    )
    package static let setupPageHelp = Phrase(
        "Clients can book there now. Look at it, and share its address.",
        "Dort können Kunden jetzt buchen. Sehen Sie sie sich an, und teilen Sie ihre Adresse.",
        "Les clients peuvent désormais y réserver. Regardez-la et partagez son adresse.",
        "Los clientes ya pueden reservar en ella. Véala y comparta su dirección.",
        "Там клиенты уже могут записаться. Посмотрите её и поделитесь адресом.",
        "يمكن للعملاء الحجز فيها الآن. اطّلع عليها وشارك عنوانها."
    )
    package static let setupContinue = Phrase("Continue", "Weiter", "Continuer", "Continuar", "Далее", "متابعة")
    package static let setupLater = Phrase("Later", "Später", "Plus tard", "Más tarde", "Позже", "لاحقًا")
    package static let setupName = Phrase(
        "Name of the practice",
        "Name der Praxis",
        "Nom de l’activité",
        "Nombre del negocio",
        "Название",
        "اسم النشاط"
    )
    package static let setupZone = Phrase(
        "Time zone",
        "Zeitzone",
        "Fuseau horaire",
        "Zona horaria",
        "Часовой пояс",
        "المنطقة الزمنية"
    )
    package static let setupSlug = Phrase(
        "Address of the page",
        "Adresse der Seite",
        "Adresse de la page",
        "Dirección de la página",
        "Адрес страницы",
        "عنوان الصفحة"
    )
    package static let setupSlugHelp = Phrase(
        "The last part, in letters from a to z and digits, such as annasalon. It cannot be changed later. Made from the name if left empty.",
        "Der letzte Teil, aus Buchstaben von a bis z und Ziffern, etwa annasalon. Später nicht änderbar. Ohne Angabe aus dem Namen gebildet.",
        "La dernière partie, en lettres de a à z et chiffres, par exemple annasalon. Non modifiable ensuite. Tirée du nom si elle est vide.",
        "La última parte, con letras de la a a la z y cifras, como annasalon. No se puede cambiar después. Si queda vacía, sale del nombre.",
        "Последняя часть из букв a–z и цифр, например annasalon. Позже не меняется. Если пусто — из названия.",
        "الجزء الأخير بأحرف من a إلى z وأرقام، مثل annasalon. لا يمكن تغييره لاحقًا. يؤخذ من الاسم إن تُرك فارغًا."
    )
    package static let setupSlugRefused = Phrase(
        "Use letters from a to z and digits only, or another word.",
        "Nur Buchstaben von a bis z und Ziffern, oder ein anderes Wort.",
        "Uniquement des lettres de a à z et des chiffres, ou un autre mot.",
        "Solo letras de la a a la z y cifras, u otra palabra.",
        "Только буквы a–z и цифры либо другое слово.",
        "استخدم أحرفًا من a إلى z وأرقامًا فقط، أو كلمة أخرى."
    )
    package static let setupPerson = Phrase(
        "Your name",
        "Ihr Name",
        "Votre nom",
        "Su nombre",
        "Ваше имя",
        "اسمك"
    )
    package static let setupEmailHelp = Phrase(
        "You sign in with it, and notices of bookings go there.",
        "Damit melden Sie sich an, und dorthin gehen Nachrichten über Buchungen.",
        "Elle vous sert à vous connecter, et les avis de réservation y arrivent.",
        "Con él inicia sesión y allí llegan los avisos de reservas.",
        "С ним вы входите, и на него приходят уведомления о записях.",
        "تسجّل الدخول به وتصل إليه إشعارات الحجوزات."
    )
    package static let setupUsedHelp = Phrase(
        "Setting up has been done, or the link has expired. The server prints a new one when it starts, as long as it is empty.",
        "Die Einrichtung ist erfolgt, oder der Link ist abgelaufen. Solange der Server leer ist, gibt er beim Start einen neuen aus.",
        "La configuration est faite, ou le lien a expiré. Tant que le serveur est vide, il en affiche un nouveau au démarrage.",
        "Ya está configurado o el enlace ha caducado. Mientras el servidor esté vacío, muestra uno nuevo al arrancar.",
        "Настройка выполнена или срок ссылки истёк. Пока сервер пуст, при запуске он выводит новую.",
        "تم الإعداد أو انتهت صلاحية الرابط. يطبع الخادم رابطًا جديدًا عند تشغيله ما دام فارغًا."
    )
    package static let setupLacking = Phrase(
        "Nobody can book yet, because something is missing:",
        "Noch kann niemand buchen, denn es fehlt etwas:",
        "Personne ne peut encore réserver, car il manque quelque chose :",
        "Todavía nadie puede reservar, porque falta algo:",
        "Записаться пока нельзя: чего-то не хватает.",
        "لا يمكن لأحد الحجز بعد لأن شيئًا ما ناقص:"
    )
    package static let setupOpenPage = Phrase(
        "Look at the page",
        "Seite ansehen",
        "Voir la page",
        "Ver la página",
        "Открыть страницу",
        "عرض الصفحة"
    )
    package static let setupToConsole = Phrase(
        "Open the console",
        "Konsole öffnen",
        "Ouvrir la console",
        "Abrir la consola",
        "Открыть консоль",
        "فتح لوحة التحكم"
    )
    package static let setupToServices = Phrase(
        "Add more services",
        "Weitere Leistungen anlegen",
        "Ajouter d’autres prestations",
        "Añadir más servicios",
        "Добавить услуги",
        "إضافة خدمات أخرى"
    )
    package static let setupToMessages = Phrase(
        "See what clients are told",
        "Sehen, was Kunden mitgeteilt wird",
        "Voir ce que reçoivent les clients",
        "Ver qué se comunica a los clientes",
        "Что сообщается клиентам",
        "ما يُرسل إلى العملاء"
    )
    package static let setupToPeople = Phrase(
        "Invite people",
        "Personen einladen",
        "Inviter des personnes",
        "Invitar a personas",
        "Пригласить людей",
        "دعوة أشخاص"
    )
}
