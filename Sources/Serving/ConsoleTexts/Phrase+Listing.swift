// Of a provider's listing in the marketplace, and of what operators decide there.
extension Phrase {
    package static let listing = Phrase(
        "Listing",
        "Eintrag",
        "Fiche",
        "Ficha",
        "Страница в каталоге",
        "صفحة الدليل"
    )
    package static let listingHelp = Phrase(
        "How clients find you in the search.",
        "So finden Kundinnen und Kunden Sie über die Suche.",
        "Comment la clientèle vous trouve par la recherche.",
        "Así la encuentra la clientela en la búsqueda.",
        "Так клиенты находят вас в поиске.",
        "هكذا يجدك العملاء في البحث."
    )
    package static let listingDraft = Phrase(
        "Not published",
        "Nicht veröffentlicht",
        "Non publiée",
        "Sin publicar",
        "Не опубликована",
        "غير منشورة"
    )
    package static let listingAwaits = Phrase(
        "Waits for the operator",
        "Wartet auf den Betreiber",
        "En attente de l’exploitant",
        "Espera al operador",
        "Ждёт решения оператора",
        "بانتظار المشغّل"
    )
    package static let listingFound = Phrase(
        "Found in the search",
        "Wird gefunden",
        "Visible dans la recherche",
        "Visible en la búsqueda",
        "Находится в поиске",
        "تظهر في البحث"
    )
    package static let listingDeclined = Phrase(
        "Declined",
        "Abgelehnt",
        "Refusée",
        "Rechazada",
        "Отклонена",
        "مرفوضة"
    )
    package static let listingMissing = Phrase(
        "Still missing before it can be published",
        "Vor dem Veröffentlichen fehlt noch",
        "Il manque avant la publication",
        "Falta antes de publicarla",
        "Чего не хватает для публикации",
        "ما ينقص قبل النشر"
    )
    package static let listingNeedsDescription = Phrase(
        "a description in at least one language",
        "eine Beschreibung in mindestens einer Sprache",
        "une description dans une langue au moins",
        "una descripción en al menos un idioma",
        "описание хотя бы на одном языке",
        "وصف بلغة واحدة على الأقل"
    )
    package static let listingNeedsCategory = Phrase(
        "a category",
        "eine Kategorie",
        "une catégorie",
        "una categoría",
        "категория",
        "فئة"
    )
    package static let listingNeedsPlace = Phrase(
        "an address, a travel radius, or that you work online",
        "eine Adresse, ein Umkreis, oder dass Sie online arbeiten",
        "une adresse, un rayon de déplacement, ou le travail en ligne",
        "una dirección, un radio de desplazamiento o que trabaja en línea",
        "адрес, радиус выезда или работа онлайн",
        "عنوان أو نطاق تنقل أو أنك تعمل عبر الإنترنت"
    )
    package static let publishListing = Phrase(
        "Publish the listing",
        "Eintrag veröffentlichen",
        "Publier la fiche",
        "Publicar la ficha",
        "Опубликовать страницу",
        "نشر الصفحة"
    )
    package static let showListing = Phrase(
        "Show the page",
        "Seite ansehen",
        "Voir la page",
        "Ver la página",
        "Открыть страницу",
        "عرض الصفحة"
    )
    package static let listingSlug = Phrase(
        "Address of the page",
        "Adresse der Seite",
        "Adresse de la page",
        "Dirección de la página",
        "Адрес страницы",
        "عنوان الصفحة الإلكترونية"
    )
    package static let listingSlugHelp = Phrase(
        "Such as anna-berger: lower-case letters and digits with hyphens. Earlier addresses still lead here.",
        "Etwa anna-berger: Kleinbuchstaben und Ziffern mit Bindestrichen. Frühere Adressen führen weiter hierher.",
        "Par exemple anna-berger : minuscules et chiffres avec traits d’union. Les anciennes adresses mènent toujours ici.",
        "Por ejemplo anna-berger: minúsculas y cifras con guiones. Las direcciones anteriores siguen llevando aquí.",
        "Например anna-berger: строчные латинские буквы и цифры через дефис. Прежние адреса по-прежнему ведут сюда.",
        "مثل anna-berger: أحرف لاتينية صغيرة وأرقام تفصلها شرطات. العناوين السابقة تبقى تؤدي إلى هنا."
    )
    package static let listingSlugRefused = Phrase(
        "Such an address cannot be used.",
        "Eine solche Adresse ist nicht möglich.",
        "Cette adresse n’est pas possible.",
        "No se puede usar esa dirección.",
        "Такой адрес использовать нельзя.",
        "لا يمكن استخدام هذا العنوان."
    )
    package static let listingSlugTaken = Phrase(
        "The address is taken, or you have had too many.",
        "Die Adresse ist vergeben, oder Sie hatten schon zu viele.",
        "L’adresse est prise, ou vous en avez eu trop.",
        "La dirección está ocupada, o ya ha tenido demasiadas.",
        "Адрес занят, или у вас их было слишком много.",
        "العنوان مأخوذ، أو كان لديك عدد كبير من العناوين."
    )
    package static let headline = Phrase(
        "Headline",
        "Überschrift",
        "Titre",
        "Titular",
        "Заголовок",
        "العنوان الرئيسي"
    )
    package static let spokenLanguages = Phrase(
        "Languages that you speak",
        "Sprachen, die Sie sprechen",
        "Langues parlées",
        "Idiomas que habla",
        "На каких языках вы говорите",
        "اللغات التي تتحدثها"
    )
    package static let spokenLanguagesHelp = Phrase(
        "Codes such as de, en, tr.",
        "Kürzel wie de, en, tr.",
        "Codes comme de, en, tr.",
        "Códigos como de, en, tr.",
        "Коды, например de, en, tr.",
        "رموز مثل de و en و tr."
    )
    package static let spokenLanguagesRefused = Phrase(
        "Use codes of two or three letters, each once, at most 20.",
        "Verwenden Sie Kürzel aus zwei oder drei Buchstaben, jedes einmal, höchstens 20.",
        "Utilisez des codes de deux ou trois lettres, chacun une fois, 20 au plus.",
        "Use códigos de dos o tres letras, cada uno una vez, 20 como máximo.",
        "Укажите коды из двух или трёх букв, каждый один раз, не более 20.",
        "استخدم رموزًا من حرفين أو ثلاثة دون تكرار، بحد أقصى 20."
    )
    package static let listingCoordinates = Phrase(
        "Latitude and longitude",
        "Breite und Länge",
        "Latitude et longitude",
        "Latitud y longitud",
        "Широта и долгота",
        "خط العرض وخط الطول"
    )
    package static let listingCoordinatesHelp = Phrase(
        "In degrees, such as 52.5001, 13.4198. An address and a travel radius need them.",
        "In Grad, etwa 52.5001, 13.4198. Für eine Adresse und einen Umkreis sind sie nötig.",
        "En degrés, par exemple 52.5001, 13.4198. Nécessaires pour une adresse et un rayon.",
        "En grados, como 52.5001, 13.4198. Hacen falta para una dirección y un radio.",
        "В градусах, например 52.5001, 13.4198. Нужны для адреса и радиуса выезда.",
        "بالدرجات، مثل ‎52.5001, 13.4198‎. يحتاج إليها العنوان ونطاق التنقل."
    )
    package static let listingCoordinatesRefused = Phrase(
        "Enter two numbers such as 52.5001, 13.4198.",
        "Geben Sie zwei Zahlen wie 52.5001, 13.4198 an.",
        "Indiquez deux nombres comme 52.5001, 13.4198.",
        "Indique dos números como 52.5001, 13.4198.",
        "Укажите два числа, например 52.5001, 13.4198.",
        "أدخل رقمين مثل ‎52.5001, 13.4198‎."
    )
    package static let travelRadius = Phrase(
        "How far you go to clients, in km",
        "Wie weit Sie zu Kundinnen und Kunden fahren, in km",
        "Jusqu’où vous vous déplacez, en km",
        "Hasta dónde se desplaza, en km",
        "Как далеко вы выезжаете, км",
        "المسافة التي تقطعها إلى العملاء بالكيلومترات"
    )
    package static let travelRadiusRefused = Phrase(
        "Enter a whole number from 1 to 500.",
        "Geben Sie eine ganze Zahl von 1 bis 500 an.",
        "Indiquez un nombre entier de 1 à 500.",
        "Indique un número entero de 1 a 500.",
        "Укажите целое число от 1 до 500.",
        "أدخل عددًا صحيحًا من 1 إلى 500."
    )
    package static let worksOnline = Phrase(
        "Sessions take place online",
        "Termine finden online statt",
        "Les rendez-vous ont lieu en ligne",
        "Las citas son en línea",
        "Встречи проходят онлайн",
        "تتم المواعيد عبر الإنترنت"
    )
    package static let chosenCategory = Phrase(
        "Category {0}",
        "Kategorie {0}",
        "Catégorie {0}",
        "Categoría {0}",
        "Категория {0}",
        "الفئة {0}"
    )
    package static let noCategory = Phrase("None", "Keine", "Aucune", "Ninguna", "Нет", "لا شيء")

    // Of answers to reviews.
    package static let yourReply = Phrase(
        "Your public reply",
        "Ihre öffentliche Antwort",
        "Votre réponse publique",
        "Su respuesta pública",
        "Ваш публичный ответ",
        "ردك العلني"
    )
    package static let sendReply = Phrase("Reply", "Antworten", "Répondre", "Responder", "Ответить", "الرد")
    package static let hiddenReview = Phrase("Hidden", "Verborgen", "Masqué", "Oculta", "Скрыт", "مخفي")

    // Of operators.
    package static let marketplace = Phrase(
        "Marketplace",
        "Marktplatz",
        "Place de marché",
        "Directorio",
        "Каталог",
        "السوق"
    )
    package static let listingsToApprove = Phrase(
        "Listings that wait for approval",
        "Einträge, die auf Freigabe warten",
        "Fiches à approuver",
        "Fichas por aprobar",
        "Страницы, ожидающие одобрения",
        "صفحات بانتظار الموافقة"
    )
    package static let reportedReviews = Phrase(
        "Reviews that were reported",
        "Gemeldete Bewertungen",
        "Avis signalés",
        "Opiniones denunciadas",
        "Отзывы с жалобами",
        "تقييمات أُبلغ عنها"
    )
    package static let nothingToDecide = Phrase(
        "There is nothing to decide.",
        "Es ist nichts zu entscheiden.",
        "Rien à décider.",
        "No hay nada que decidir.",
        "Решать нечего.",
        "لا شيء بحاجة إلى قرار."
    )
    package static let approveListing = Phrase(
        "Approve",
        "Freigeben",
        "Approuver",
        "Aprobar",
        "Одобрить",
        "موافقة"
    )
    package static let declineListing = Phrase(
        "Decline",
        "Ablehnen",
        "Refuser",
        "Rechazar",
        "Отклонить",
        "رفض"
    )
    package static let hideReview = Phrase(
        "Hide the review",
        "Bewertung verbergen",
        "Masquer l’avis",
        "Ocultar la opinión",
        "Скрыть отзыв",
        "إخفاء التقييم"
    )
    package static let keepReview = Phrase(
        "Keep it as it is",
        "So lassen",
        "Le laisser tel quel",
        "Dejarla como está",
        "Оставить как есть",
        "إبقاؤه كما هو"
    )
    package static let decisionReason = Phrase(
        "Reason, which those concerned are told",
        "Grund, der den Betroffenen mitgeteilt wird",
        "Motif, communiqué aux personnes concernées",
        "Motivo, que se comunica a los afectados",
        "Причина, о которой узнают все, кого это касается",
        "السبب الذي يُبلَّغ به المعنيون"
    )
    package static let decisionStale = Phrase(
        "It has changed since this page was opened. Look at it again.",
        "Es hat sich seit dem Öffnen dieser Seite geändert. Sehen Sie es noch einmal an.",
        "Cela a changé depuis l’ouverture de la page. Regardez à nouveau.",
        "Ha cambiado desde que se abrió la página. Vuelva a mirarlo.",
        "С открытия страницы что-то изменилось. Посмотрите ещё раз.",
        "تغيّر منذ فتح هذه الصفحة. انظر إليه مرة أخرى."
    )
    package static let decided = Phrase("Decided", "Entschieden", "Décidé", "Decidido", "Решено", "تم القرار")
}
