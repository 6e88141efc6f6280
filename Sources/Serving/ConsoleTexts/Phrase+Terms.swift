// Of the page that says how the marketplace works.
extension Phrase {
    package static let terms = Phrase(
        "How the search works",
        "So funktioniert die Suche",
        "Comment fonctionne la recherche",
        "Cómo funciona la búsqueda",
        "Как устроен поиск",
        "كيف يعمل البحث"
    )
    package static let orderRule = Phrase(
        "Results are in the order of a score of at most 100 points. It follows from these parameters alone, each with the most points that it can add:",
        "Ergebnisse stehen in der Reihenfolge einer Punktzahl von höchstens 100. Sie folgt allein aus diesen Kriterien, jedes mit den Punkten, die es höchstens bringt:",
        "Les résultats suivent l’ordre d’un score de 100 points au plus. Il dépend uniquement de ces critères, chacun avec le maximum de points qu’il peut apporter :",
        "Los resultados siguen el orden de una puntuación de 100 puntos como máximo. Depende solo de estos criterios, cada uno con los puntos que puede aportar como máximo:",
        "Результаты упорядочены по сумме баллов, не более 100. Она зависит только от этих критериев; рядом указано, сколько баллов каждый даёт самое большее:",
        "تُرتَّب النتائج بحسب مجموع نقاط أقصاه 100. ولا يعتمد إلا على هذه المعايير، ومع كل منها أقصى ما يضيفه من نقاط:"
    )
    package static let orderWords = Phrase(
        "how well the words fit: the name counts more than headlines, services and categories, and these more than descriptions",
        "wie gut die Wörter passen: der Name zählt mehr als Überschriften, Leistungen und Kategorien, und diese mehr als Beschreibungen",
        "la correspondance des mots : le nom compte plus que les titres, prestations et catégories, et ceux-ci plus que les descriptions",
        "cuánto encajan las palabras: el nombre cuenta más que titulares, servicios y categorías, y estos más que las descripciones",
        "насколько подходят слова: название важнее заголовков, услуг и категорий, а они важнее описаний",
        "مدى مطابقة الكلمات: الاسم أهم من العناوين والخدمات والفئات، وهذه أهم من الأوصاف"
    )
    package static let orderDistance = Phrase(
        "how near the place is, if one is asked for",
        "wie nah der Ort ist, wenn nach einem gesucht wird",
        "la proximité du lieu, si un lieu est demandé",
        "la cercanía del lugar, si se pide uno",
        "насколько близко место, если оно указано",
        "قرب المكان إذا طُلب مكان"
    )
    package static let orderStart = Phrase(
        "how soon the first fitting session begins",
        "wie bald der erste passende Termin beginnt",
        "la date du premier rendez-vous possible",
        "lo pronto que empieza la primera cita adecuada",
        "как скоро начинается первое подходящее время",
        "مدى قرب أول موعد مناسب"
    )
    package static let orderRating = Phrase(
        "the average of the reviews",
        "der Durchschnitt der Bewertungen",
        "la moyenne des avis",
        "la media de las opiniones",
        "средняя оценка отзывов",
        "متوسط التقييمات"
    )
    package static let orderReliability = Phrase(
        "how rarely the provider has cancelled its last sessions",
        "wie selten der Anbieter seine letzten Termine abgesagt hat",
        "la rareté des annulations récentes par le prestataire",
        "lo poco que el profesional ha cancelado sus últimas citas",
        "как редко исполнитель отменял последние визиты",
        "ندرة إلغاء مقدم الخدمة لمواعيده الأخيرة"
    )
    package static let noPaidPlaces = Phrase(
        "Nobody can pay for a better place.",
        "Niemand kann für einen besseren Platz bezahlen.",
        "Personne ne peut payer pour une meilleure place.",
        "Nadie puede pagar por un puesto mejor.",
        "Заплатить за место в списке нельзя.",
        "لا يمكن لأحد أن يدفع مقابل ترتيب أفضل."
    )
}
