extension Phrase {
    package static let policy = Phrase(
        "Cancellation",
        "Storno",
        "Annulation",
        "Cancelación",
        "Отмена",
        "الإلغاء"
    )
    package static let policies = Phrase(
        "Cancellation policies",
        "Stornoregeln",
        "Conditions d’annulation",
        "Condiciones de cancelación",
        "Правила отмены",
        "سياسات الإلغاء"
    )
    package static let policiesHelp = Phrase(
        "The policy in force is what new clients accept. Bookings keep the one that their client accepted.",
        "Neue Kunden akzeptieren die Regel, die gerade gilt. Buchungen behalten die, die ihr Kunde akzeptiert hat.",
        "Les nouveaux clients acceptent la règle en vigueur. Les réservations gardent celle que leur client a acceptée.",
        "Los nuevos clientes aceptan la condición vigente. Las reservas conservan la que aceptó su cliente.",
        "Новые клиенты принимают действующее правило. У броней остаётся то, которое принял клиент.",
        "يقبل العملاء الجدد السياسة السارية. وتحتفظ الحجوزات بما قبله عملاؤها."
    )
    package static let inForce = Phrase("In force", "In Kraft", "En vigueur", "Vigente", "Действует", "سارية")
    package static let choosePolicy = Phrase(
        "Use this policy",
        "Diese Regel verwenden",
        "Utiliser cette règle",
        "Usar esta condición",
        "Применять это правило",
        "استخدام هذه السياسة"
    )
    package static let version = Phrase("Version", "Fassung", "Version", "Versión", "Версия", "الإصدار")
    package static let example = Phrase(
        "What a client gets back of",
        "Was ein Kunde zurückbekommt von",
        "Ce qu’un client récupère sur",
        "Lo que recupera un cliente de",
        "Сколько вернётся клиенту из",
        "ما يسترده العميل من"
    )
    package static let writePolicy = Phrase(
        "Write a policy",
        "Regel schreiben",
        "Écrire une règle",
        "Escribir una condición",
        "Написать правило",
        "كتابة سياسة"
    )
    package static let changePolicy = Phrase(
        "Change",
        "Ändern",
        "Modifier",
        "Cambiar",
        "Изменить",
        "تعديل"
    )
    package static let script = Phrase(
        "Script in Lua",
        "Skript in Lua",
        "Script en Lua",
        "Script en Lua",
        "Скрипт на Lua",
        "نص برمجي بلغة Lua"
    )
    package static let scriptHelp = Phrase(
        "It is checked before it is saved. Saving makes a new version and changes nothing that is in force.",
        "Es wird vor dem Speichern geprüft. Speichern macht eine neue Fassung und ändert nichts, was gilt.",
        "Il est vérifié avant d’être enregistré. Enregistrer crée une version et ne change rien à ce qui est en vigueur.",
        "Se comprueba antes de guardarse. Guardar crea una versión y no cambia nada de lo vigente.",
        "Скрипт проверяется перед сохранением. Сохранение создаёт новую версию и не меняет действующего.",
        "يُفحص قبل الحفظ. الحفظ ينشئ إصدارًا جديدًا ولا يغيّر ما هو سارٍ."
    )
    package static let scriptNames = Phrase(
        "What a script can use",
        "Was ein Skript benutzen kann",
        "Ce qu’un script peut utiliser",
        "Lo que un script puede usar",
        "Что доступно в скрипте",
        "ما يمكن للنص البرمجي استخدامه"
    )
    package static let check = Phrase("Check", "Prüfen", "Vérifier", "Comprobar", "Проверить", "فحص")
    package static let saveVersion = Phrase(
        "Save as a new version",
        "Als neue Fassung speichern",
        "Enregistrer comme nouvelle version",
        "Guardar como nueva versión",
        "Сохранить как новую версию",
        "حفظ كإصدار جديد"
    )
    package static let scriptValid = Phrase(
        "The script is a policy",
        "Das Skript ist eine Regel",
        "Le script est une règle",
        "El script es una condición",
        "Скрипт является правилом",
        "النص البرمجي سياسة صالحة"
    )
    package static let scriptInvalid = Phrase(
        "The script cannot be used",
        "Das Skript kann nicht verwendet werden",
        "Le script ne peut pas être utilisé",
        "El script no se puede usar",
        "Скрипт нельзя использовать",
        "لا يمكن استخدام النص البرمجي"
    )
    package static let line = Phrase("Line", "Zeile", "Ligne", "Línea", "Строка", "السطر")
    package static let policyMeans = Phrase(
        "What it means for clients",
        "Was sie für Kunden bedeutet",
        "Ce que cela signifie pour les clients",
        "Qué significa para los clientes",
        "Что это значит для клиентов",
        "ماذا تعني للعملاء"
    )
    package static let policyDoubts = Phrase(
        "Look at this before you use it",
        "Sehen Sie sich das vor der Verwendung an",
        "À vérifier avant de l’utiliser",
        "Revíselo antes de usarla",
        "Проверьте это перед применением",
        "راجع هذا قبل الاستخدام"
    )
    package static let thisScript = Phrase(
        "This script",
        "Dieses Skript",
        "Ce script",
        "Este script",
        "Этот скрипт",
        "هذا النص"
    )
    package static let policiesOfServices = Phrase(
        "For single services",
        "Für einzelne Leistungen",
        "Pour certaines prestations",
        "Para servicios concretos",
        "Для отдельных услуг",
        "لخدمات بعينها"
    )
    package static let policiesOfServicesHelp = Phrase(
        "A service without a policy of its own has the one that is in force.",
        "Für eine Leistung ohne eigene Regel gilt die allgemeine.",
        "Une prestation sans règle propre suit la règle en vigueur.",
        "Un servicio sin condición propia sigue la vigente.",
        "Для услуги без своего правила действует общее.",
        "الخدمة التي ليست لها سياسة خاصة تتبع السياسة السارية."
    )
    package static let policyOfAll = Phrase(
        "The one in force",
        "Die allgemeine",
        "Celle en vigueur",
        "La vigente",
        "Общее правило",
        "السياسة السارية"
    )
}
