// Of what clients say of sessions that took place.
extension Phrase {
    package static let reviews = Phrase("Reviews", "Bewertungen", "Avis", "Opiniones", "Отзывы", "التقييمات")

    /// The days in which a review can be written, those in which it can be changed, the number of reviews from which on the average is
    /// shown, and the number of reviews that it counts in advance with the stars of each.
    package static let reviewRule = Phrase(
        "Only clients whose booked session took place can write a review: one for each booking, within {0} days, whatever they think of it; they can change it for {1} days. Nobody checks their words before they are shown. The operator hides reviews that break the rules, and never because of their stars. From {2} reviews on the average is shown; it counts {3} reviews of {4} stars in advance.",
        "Nur Kundinnen und Kunden, deren gebuchter Termin stattgefunden hat, können eine Bewertung schreiben: eine je Buchung, innerhalb von {0} Tagen, wie auch immer sie ausfällt; ändern können sie sie {1} Tage lang. Vor dem Erscheinen prüft niemand den Text. Der Betreiber verbirgt Bewertungen, die gegen die Regeln verstoßen, und nie wegen ihrer Sterne. Ab {2} Bewertungen wird der Durchschnitt gezeigt; {3} Bewertungen mit {4} Sternen zählen darin vorab mit.",
        "Seules les personnes dont le rendez-vous réservé a eu lieu peuvent rédiger un avis : un par réservation, dans les {0} jours, quelle que soit leur opinion ; elles peuvent le modifier pendant {1} jours. Personne ne vérifie le texte avant sa publication. L’exploitant masque les avis contraires aux règles, jamais en raison de leurs étoiles. La moyenne est affichée à partir de {2} avis ; elle compte d’avance {3} avis de {4} étoiles.",
        "Solo quienes acudieron a una cita reservada pueden escribir una opinión: una por reserva, en un plazo de {0} días, sea cual sea su parecer; pueden cambiarla durante {1} días. Nadie revisa el texto antes de mostrarlo. El operador oculta las opiniones que incumplen las normas, nunca por sus estrellas. La media se muestra a partir de {2} opiniones; cuenta de antemano {3} opiniones de {4} estrellas.",
        "Отзыв могут написать только клиенты, чей забронированный визит состоялся: один на каждую запись, в течение {0} дней, каким бы он ни был; изменить его можно в течение {1} дней. До публикации текст никто не проверяет. Оператор скрывает отзывы, нарушающие правила, и никогда — из-за числа звёзд. Средняя оценка показывается начиная с {2} отзывов; в ней заранее учтены {3} отзывов по {4} звезды.",
        "لا يكتب التقييم إلا عميل تمّ موعده المحجوز: تقييم واحد لكل حجز خلال {0} يومًا أيًّا كان رأيه، ويمكنه تعديله خلال {1} يومًا. لا يراجع أحد النص قبل ظهوره. يخفي المشغّل التقييمات المخالفة للقواعد، ولا يخفيها أبدًا بسبب عدد نجومها. يظهر المتوسط بدءًا من {2} تقييمات، ويُحتسب فيه سلفًا {3} تقييمات كل منها {4} نجوم."
    )
    package static let reviewAverage = Phrase(
        "Average",
        "Durchschnitt",
        "Moyenne",
        "Media",
        "Средняя оценка",
        "المتوسط"
    )
    package static let noReviews = Phrase(
        "No reviews yet.",
        "Noch keine Bewertungen.",
        "Pas encore d’avis.",
        "Todavía no hay opiniones.",
        "Отзывов пока нет.",
        "لا توجد تقييمات بعد."
    )
    package static let aClient = Phrase(
        "A client",
        "Eine Kundin oder ein Kunde",
        "Une cliente ou un client",
        "Una clienta o un cliente",
        "Клиент",
        "أحد العملاء"
    )
    package static let reviewEdited = Phrase("edited", "geändert", "modifié", "modificada", "изменён", "عُدِّل")
    package static let reviewReply = Phrase("Reply", "Antwort", "Réponse", "Respuesta", "Ответ", "الرد")

    // Writing one.
    package static let writeReview = Phrase(
        "How was it?",
        "Wie war es?",
        "Comment était-ce ?",
        "¿Qué tal fue?",
        "Как всё прошло?",
        "كيف كانت الزيارة؟"
    )
    package static let ownReview = Phrase(
        "Your review",
        "Ihre Bewertung",
        "Votre avis",
        "Su opinión",
        "Ваш отзыв",
        "تقييمك"
    )
    package static let stars = Phrase("Stars", "Sterne", "Étoiles", "Estrellas", "Звёзды", "النجوم")
    package static let fiveStars = Phrase("Very good", "Sehr gut", "Très bien", "Muy bien", "Отлично", "جيد جدًا")
    package static let fourStars = Phrase("Good", "Gut", "Bien", "Bien", "Хорошо", "جيد")
    package static let threeStars = Phrase("Fair", "Mittel", "Moyen", "Regular", "Нормально", "مقبول")
    package static let twoStars = Phrase("Poor", "Schlecht", "Mauvais", "Mal", "Плохо", "سيئ")
    package static let oneStar = Phrase(
        "Very poor",
        "Sehr schlecht",
        "Très mauvais",
        "Muy mal",
        "Очень плохо",
        "سيئ جدًا"
    )
    package static let reviewText = Phrase(
        "What others should know",
        "Was andere wissen sollten",
        "Ce que les autres devraient savoir",
        "Lo que otros deberían saber",
        "Что стоит знать другим",
        "ما ينبغي أن يعرفه الآخرون"
    )
    package static let reviewNamed = Phrase(
        "Show the review under this name:",
        "Die Bewertung unter diesem Namen zeigen:",
        "Afficher l’avis sous ce nom :",
        "Mostrar la opinión con este nombre:",
        "Показать отзыв под этим именем:",
        "إظهار التقييم بهذا الاسم:"
    )
    package static let publishReview = Phrase(
        "Publish the review",
        "Bewertung veröffentlichen",
        "Publier l’avis",
        "Publicar la opinión",
        "Опубликовать отзыв",
        "نشر التقييم"
    )
    package static let reviewPublished = Phrase(
        "Thank you. Your review is shown.",
        "Danke. Ihre Bewertung wird gezeigt.",
        "Merci. Votre avis est affiché.",
        "Gracias. Su opinión ya se muestra.",
        "Спасибо. Ваш отзыв опубликован.",
        "شكرًا لك. تقييمك ظاهر الآن."
    )
    package static let starsMissing = Phrase(
        "Choose the number of stars.",
        "Wählen Sie die Zahl der Sterne.",
        "Choisissez le nombre d’étoiles.",
        "Elija el número de estrellas.",
        "Выберите число звёзд.",
        "اختر عدد النجوم."
    )
    package static let reviewTooLong = Phrase(
        "The review is too long.",
        "Die Bewertung ist zu lang.",
        "L’avis est trop long.",
        "La opinión es demasiado larga.",
        "Отзыв слишком длинный.",
        "التقييم طويل جدًا."
    )
    package static let reviewHidden = Phrase(
        "The operator does not show this review:",
        "Der Betreiber zeigt diese Bewertung nicht:",
        "L’exploitant n’affiche pas cet avis :",
        "El operador no muestra esta opinión:",
        "Оператор не показывает этот отзыв:",
        "لا يُظهر المشغّل هذا التقييم:"
    )
    package static let reviewNeedsMailedLink = Phrase(
        "To write a review, open the link in our e-mail to you.",
        "Um eine Bewertung zu schreiben, öffnen Sie den Link in unserer E-Mail an Sie.",
        "Pour rédiger un avis, ouvrez le lien de notre e-mail.",
        "Para escribir una opinión, abra el enlace de nuestro correo.",
        "Чтобы написать отзыв, откройте ссылку из нашего письма.",
        "لكتابة تقييم، افتح الرابط في بريدنا الإلكتروني إليك."
    )

    // Reporting one.
    package static let reportReview = Phrase(
        "Report this review",
        "Diese Bewertung melden",
        "Signaler cet avis",
        "Denunciar esta opinión",
        "Пожаловаться на отзыв",
        "الإبلاغ عن هذا التقييم"
    )
    package static let reportReason = Phrase(
        "What is wrong with it?",
        "Was stimmt damit nicht?",
        "Quel est le problème ?",
        "¿Qué tiene de malo?",
        "Что с ним не так?",
        "ما المشكلة فيه؟"
    )
    package static let reportFake = Phrase(
        "The session never took place, or somebody else wrote it",
        "Der Termin fand nie statt, oder jemand anderes hat sie geschrieben",
        "Le rendez-vous n’a pas eu lieu, ou quelqu’un d’autre l’a rédigé",
        "La cita no tuvo lugar o la escribió otra persona",
        "Визита не было, или отзыв написал кто-то другой",
        "لم يتم الموعد، أو كتبه شخص آخر"
    )
    package static let reportOffensive = Phrase(
        "It insults somebody",
        "Sie beleidigt jemanden",
        "Il insulte quelqu’un",
        "Insulta a alguien",
        "Он кого-то оскорбляет",
        "فيه إساءة إلى أحد"
    )
    package static let reportPersonalData = Phrase(
        "It says private things about a person",
        "Sie verrät Privates über eine Person",
        "Il dévoile la vie privée de quelqu’un",
        "Revela datos privados de una persona",
        "Он раскрывает личные сведения",
        "يكشف أمورًا خاصة عن شخص"
    )
    package static let reportSpam = Phrase(
        "It is advertising",
        "Sie ist Werbung",
        "C’est de la publicité",
        "Es publicidad",
        "Это реклама",
        "إنه إعلان"
    )
    package static let reportOffTopic = Phrase(
        "It is not about the session",
        "Sie handelt nicht vom Termin",
        "Il ne porte pas sur le rendez-vous",
        "No trata de la cita",
        "Он не о визите",
        "لا يتعلق بالموعد"
    )
    package static let reportIllegal = Phrase(
        "It is against the law",
        "Sie verstößt gegen das Gesetz",
        "Il est contraire à la loi",
        "Es contraria a la ley",
        "Он нарушает закон",
        "يخالف القانون"
    )
    package static let reportNote = Phrase(
        "More about it",
        "Näheres dazu",
        "Précisions",
        "Más detalles",
        "Подробнее",
        "مزيد من التفاصيل"
    )
    package static let sendReport = Phrase("Report", "Melden", "Signaler", "Denunciar", "Отправить жалобу", "إبلاغ")
    package static let reportSent = Phrase(
        "Thank you. The operator will look at the review.",
        "Danke. Der Betreiber sieht sich die Bewertung an.",
        "Merci. L’exploitant examinera l’avis.",
        "Gracias. El operador revisará la opinión.",
        "Спасибо. Оператор рассмотрит отзыв.",
        "شكرًا لك. سينظر المشغّل في التقييم."
    )
    package static let reasonMissing = Phrase(
        "Choose a reason.",
        "Wählen Sie einen Grund.",
        "Choisissez un motif.",
        "Elija un motivo.",
        "Выберите причину.",
        "اختر سببًا."
    )
    package static let oldReviews = Phrase(
        "Earlier reviews",
        "Frühere Bewertungen",
        "Avis plus anciens",
        "Opiniones anteriores",
        "Более ранние отзывы",
        "تقييمات أقدم"
    )
    package static let atLeastStars = Phrase(
        "Rating",
        "Bewertung",
        "Note",
        "Valoración",
        "Оценка",
        "التقييم"
    )
    package static let anyRating = Phrase("Any", "Beliebig", "Toutes", "Cualquiera", "Любая", "أي تقييم")
}
