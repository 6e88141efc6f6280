extension Phrase {
    package static let appearance = Phrase(
        "Appearance and texts",
        "Aussehen und Texte",
        "Apparence et textes",
        "Aspecto y textos",
        "Вид и тексты",
        "المظهر والنصوص"
    )
    package static let accentColor = Phrase("Colour", "Farbe", "Couleur", "Color", "Цвет", "اللون")
    package static let accentColorHelp = Phrase(
        "Of buttons and links, such as #8a1c5b. It is made darker or lighter until text can be read on it. Empty for the usual colour.",
        "Von Knöpfen und Links, etwa #8a1c5b. Sie wird so weit abgedunkelt oder aufgehellt, dass Text lesbar ist. Leer für die übliche Farbe.",
        "Des boutons et des liens, par exemple #8a1c5b. Elle est foncée ou éclaircie jusqu’à ce que le texte soit lisible. Vide : couleur habituelle.",
        "De botones y enlaces, como #8a1c5b. Se oscurece o aclara hasta que el texto se lea. Vacío: el color habitual.",
        "Кнопок и ссылок, например #8a1c5b. Он затемняется или осветляется, пока текст не станет читаемым. Пусто — обычный цвет.",
        "للأزرار والروابط، مثل #8a1c5b. يُعتَّم أو يُفتَّح حتى يُقرأ النص عليه. اتركه فارغًا للون المعتاد."
    )
    package static let accentColorRefused = Phrase(
        "Enter a colour such as #8a1c5b.",
        "Geben Sie eine Farbe wie #8a1c5b an.",
        "Indiquez une couleur comme #8a1c5b.",
        "Indique un color como #8a1c5b.",
        "Укажите цвет, например #8a1c5b.",
        "أدخل لونًا مثل #8a1c5b."
    )
    package static let embedOrigins = Phrase(
        "Sites that may embed the page",
        "Websites, die die Seite einbetten dürfen",
        "Sites autorisés à intégrer la page",
        "Sitios que pueden insertar la página",
        "Сайты, на которых страницу можно встроить",
        "المواقع المسموح لها بتضمين الصفحة"
    )
    package static let embedOriginsHelp = Phrase(
        "One on each line, such as https://salon.example, at most 20.",
        "Eine je Zeile, etwa https://salon.example, höchstens 20.",
        "Un par ligne, par exemple https://salon.example, 20 au plus.",
        "Uno por línea, como https://salon.example, 20 como máximo.",
        "По одному в строке, например https://salon.example, не более 20.",
        "موقع في كل سطر، مثل https://salon.example، بحد أقصى 20."
    )
    package static let embedOriginsRefused = Phrase(
        "Each line needs an address such as https://salon.example, without a path.",
        "Jede Zeile braucht eine Adresse wie https://salon.example, ohne Pfad.",
        "Chaque ligne doit être une adresse comme https://salon.example, sans chemin.",
        "Cada línea debe ser una dirección como https://salon.example, sin ruta.",
        "В каждой строке нужен адрес вида https://salon.example, без пути.",
        "يجب أن يكون في كل سطر عنوان مثل https://salon.example دون مسار."
    )
    package static let logo = Phrase("Logo", "Logo", "Logo", "Logotipo", "Логотип", "الشعار")
    package static let logoHelp = Phrase(
        "A PNG, JPEG or WebP file of at most 64 KiB, shown beside the name.",
        "Eine PNG-, JPEG- oder WebP-Datei von höchstens 64 KiB, die neben dem Namen steht.",
        "Un fichier PNG, JPEG ou WebP de 64 Kio au plus, affiché à côté du nom.",
        "Un archivo PNG, JPEG o WebP de 64 KiB como máximo, junto al nombre.",
        "Файл PNG, JPEG или WebP до 64 КиБ, рядом с названием.",
        "ملف PNG أو JPEG أو WebP بحجم أقصاه 64 كيبيبايت، يظهر بجانب الاسم."
    )
    package static let logoRefused = Phrase(
        "The file is not a PNG, JPEG or WebP file of at most 64 KiB.",
        "Die Datei ist keine PNG-, JPEG- oder WebP-Datei von höchstens 64 KiB.",
        "Le fichier n’est pas un fichier PNG, JPEG ou WebP de 64 Kio au plus.",
        "El archivo no es PNG, JPEG ni WebP de 64 KiB como máximo.",
        "Файл не является файлом PNG, JPEG или WebP до 64 КиБ.",
        "الملف ليس بصيغة PNG أو JPEG أو WebP أو يتجاوز 64 كيبيبايت."
    )
    package static let uploadLogo = Phrase(
        "Upload the logo",
        "Logo hochladen",
        "Envoyer le logo",
        "Subir el logotipo",
        "Загрузить логотип",
        "رفع الشعار"
    )
    package static let removeLogo = Phrase(
        "Remove the logo",
        "Logo entfernen",
        "Retirer le logo",
        "Quitar el logotipo",
        "Удалить логотип",
        "إزالة الشعار"
    )
    package static let pageTexts = Phrase(
        "Texts in each language",
        "Texte je Sprache",
        "Textes par langue",
        "Textos por idioma",
        "Тексты по языкам",
        "النصوص لكل لغة"
    )
    package static let pageTextsHelp = Phrase(
        "Visitors see the texts in their language. Where one is empty, they see the service’s own name and description.",
        "Besucher sehen die Texte in ihrer Sprache. Ist einer leer, sehen sie Name und Beschreibung der Leistung selbst.",
        "Les visiteurs voient les textes dans leur langue. Si l’un est vide, ils voient le nom et la description de la prestation.",
        "Los visitantes ven los textos en su idioma. Si uno está vacío, ven el nombre y la descripción del servicio.",
        "Посетители видят тексты на своём языке. Если текст пуст — название и описание самой услуги.",
        "يرى الزوار النصوص بلغتهم. وإن كان أحدها فارغًا رأوا اسم الخدمة ووصفها الأصليين."
    )
    package static let aboutProvider = Phrase(
        "About you",
        "Über Sie",
        "À votre sujet",
        "Sobre usted",
        "О вас",
        "نبذة عنك"
    )
    package static let textsTooLong = Phrase(
        "All texts together are too long.",
        "Alle Texte zusammen sind zu lang.",
        "L’ensemble des textes est trop long.",
        "El conjunto de los textos es demasiado largo.",
        "Все тексты вместе слишком длинные.",
        "النصوص مجتمعة طويلة جدًا."
    )
}
