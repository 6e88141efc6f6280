extension Phrase {
    package static let versions = Phrase("Versions", "Versionen", "Versions", "Versiones", "Версии", "الإصدارات")
    package static let compare = Phrase(
        "Compare",
        "Vergleichen",
        "Comparer",
        "Comparar",
        "Сравнить",
        "مقارنة"
    )
}
