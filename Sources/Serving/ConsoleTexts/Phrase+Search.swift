// Of the page on which clients find somebody.
extension Phrase {
    package static let findAppointment = Phrase(
        "Find an appointment",
        "Einen Termin finden",
        "Trouver un rendez-vous",
        "Encontrar una cita",
        "Найти время для записи",
        "ابحث عن موعد"
    )
    package static let searchWords = Phrase(
        "What are you looking for?",
        "Was suchen Sie?",
        "Que cherchez-vous ?",
        "¿Qué busca?",
        "Что вы ищете?",
        "عمّ تبحث؟"
    )
    package static let searchCategory = Phrase("Category", "Kategorie", "Catégorie", "Categoría", "Категория", "الفئة")
    package static let searchAnyCategory = Phrase(
        "All categories",
        "Alle Kategorien",
        "Toutes les catégories",
        "Todas las categorías",
        "Все категории",
        "كل الفئات"
    )
    package static let searchPlace = Phrase("Where", "Wo", "Où", "Dónde", "Где", "أين")
    package static let searchTown = Phrase(
        "Town or postal code",
        "Ort oder Postleitzahl",
        "Ville ou code postal",
        "Localidad o código postal",
        "Город или почтовый индекс",
        "المدينة أو الرمز البريدي"
    )
    package static let searchRadius = Phrase(
        "Within",
        "Im Umkreis von",
        "Dans un rayon de",
        "A menos de",
        "В радиусе",
        "ضمن مسافة"
    )
    package static let nearMe = Phrase(
        "Near me",
        "In meiner Nähe",
        "Près de moi",
        "Cerca de mí",
        "Рядом со мной",
        "بالقرب مني"
    )
    package static let nearPosition = Phrase(
        "Near your location (rounded to about 1 km).",
        "In der Nähe Ihres Standorts (auf etwa 1 km gerundet).",
        "Près de votre position (arrondie à environ 1 km).",
        "Cerca de su ubicación (redondeada a 1 km aproximadamente).",
        "Рядом с вами (место округлено примерно до 1 км).",
        "بالقرب من موقعك (مقرَّبًا إلى نحو 1 كم)."
    )
    package static let positionUnknown = Phrase(
        "Your browser did not say where you are. Enter a town instead.",
        "Ihr Browser hat Ihren Standort nicht mitgeteilt. Geben Sie stattdessen einen Ort ein.",
        "Votre navigateur n’a pas indiqué votre position. Saisissez plutôt une ville.",
        "Su navegador no ha indicado dónde está. Escriba una localidad.",
        "Браузер не сообщил, где вы находитесь. Введите город.",
        "لم يحدد متصفحك موقعك. أدخل اسم مدينة بدلًا من ذلك."
    )
    package static let unknownTown = Phrase(
        "No one is listed in “{0}”.",
        "In „{0}“ ist niemand eingetragen.",
        "Personne n’est référencé à « {0} ».",
        "No hay nadie en «{0}».",
        "По запросу «{0}» никого нет.",
        "لا يوجد أحد مُدرج في «{0}»."
    )
    package static let distanceAway = Phrase(
        "{0} away",
        "{0} entfernt",
        "à {0}",
        "a {0}",
        "на расстоянии {0}",
        "على بعد {0}"
    )
    package static let searchAnyPlace = Phrase(
        "Anywhere",
        "Egal wo",
        "Peu importe",
        "En cualquier lugar",
        "Где угодно",
        "أي مكان"
    )
    package static let placeOfProvider = Phrase(
        "At the provider’s",
        "Beim Anbieter",
        "Chez le prestataire",
        "Donde el proveedor",
        "У специалиста",
        "لدى مقدّم الخدمة"
    )
    package static let placeOfClient = Phrase(
        "At my place",
        "Bei mir",
        "Chez moi",
        "En mi domicilio",
        "У меня",
        "في مكاني"
    )
    package static let placeOnline = Phrase("Online", "Online", "En ligne", "En línea", "Онлайн", "عبر الإنترنت")
    package static let searchDate = Phrase("Date", "Datum", "Date", "Fecha", "Дата", "التاريخ")
    package static let searchHours = Phrase(
        "Time of day",
        "Tageszeit",
        "Moment de la journée",
        "Momento del día",
        "Время дня",
        "وقت اليوم"
    )
    package static let searchAnyHour = Phrase(
        "Any time",
        "Ganztags",
        "À toute heure",
        "A cualquier hora",
        "Любое время",
        "أي وقت"
    )
    package static let searchMorning = Phrase(
        "Before noon",
        "Vormittags",
        "Le matin",
        "Por la mañana",
        "До полудня",
        "قبل الظهر"
    )
    package static let searchAfternoon = Phrase(
        "After noon",
        "Nachmittags",
        "L’après-midi",
        "Por la tarde",
        "После полудня",
        "بعد الظهر"
    )
    package static let searchEvening = Phrase(
        "After 5 p.m.",
        "Ab 17 Uhr",
        "Après 17 h",
        "Desde las 17:00",
        "После 17:00",
        "بعد الخامسة مساءً"
    )
    package static let searchCount = Phrase(
        "Results: {0}",
        "Ergebnisse: {0}",
        "Résultats : {0}",
        "Resultados: {0}",
        "Результаты: {0}",
        "النتائج: {0}"
    )
    package static let nothingFound = Phrase(
        "Nobody fits. Try other words, another date or fewer conditions.",
        "Niemand passt. Versuchen Sie andere Wörter, ein anderes Datum oder weniger Bedingungen.",
        "Aucun résultat. Essayez d’autres mots, une autre date ou moins de critères.",
        "No hay resultados. Pruebe con otras palabras, otra fecha o menos condiciones.",
        "Ничего не найдено. Попробуйте другие слова, другую дату или меньше условий.",
        "لا توجد نتائج. جرّب كلمات أخرى أو تاريخًا آخر أو شروطًا أقل."
    )
    package static let nextTimes = Phrase(
        "Next free times",
        "Nächste freie Zeiten",
        "Prochains créneaux libres",
        "Próximas horas libres",
        "Ближайшее свободное время",
        "أقرب الأوقات المتاحة"
    )
    package static let searchOrder = Phrase(
        "Results are ordered by how well the words fit, how near the place is, how soon there is a free time, and how rarely the provider cancels. Nobody can pay for a better place.",
        "Die Reihenfolge richtet sich danach, wie gut die Wörter passen, wie nah der Ort ist, wie bald etwas frei ist und wie selten der Anbieter absagt. Niemand kann für einen besseren Platz bezahlen.",
        "Les résultats sont classés selon la correspondance des mots, la proximité du lieu, le délai avant un créneau libre et la rareté des annulations par le prestataire. Personne ne peut payer pour une meilleure place.",
        "Los resultados se ordenan según lo bien que encajan las palabras, la cercanía del lugar, lo pronto que hay una hora libre y lo poco que cancela el proveedor. Nadie puede pagar por un puesto mejor.",
        "Порядок зависит от того, насколько подходят слова, насколько близко место, как скоро есть свободное время и как редко специалист отменяет записи. Более высокое место нельзя купить.",
        "تُرتَّب النتائج بحسب تطابق الكلمات وقرب المكان وسرعة توفر موعد وندرة إلغاء مقدّم الخدمة للمواعيد. لا يمكن لأحد أن يدفع مقابل ترتيب أفضل."
    )
}
