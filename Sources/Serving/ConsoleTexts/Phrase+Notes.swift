extension Phrase {
    package static let notes = Phrase("Notes", "Notizen", "Notes", "Notas", "Заметки", "ملاحظات")
    package static let notesHelp = Phrase(
        "Only people who work here see notes; clients never do.",
        "Notizen sehen nur Personen, die hier arbeiten, nie der Kunde.",
        "Seules les personnes qui travaillent ici voient les notes, jamais le client.",
        "Solo las personas que trabajan aquí ven las notas, nunca el cliente.",
        "Заметки видят только сотрудники, клиент — никогда.",
        "لا يرى الملاحظات إلا العاملون هنا، ولا يراها العميل أبدًا."
    )
    package static let newNote = Phrase(
        "New note",
        "Neue Notiz",
        "Nouvelle note",
        "Nota nueva",
        "Новая заметка",
        "ملاحظة جديدة"
    )
    package static let addNote = Phrase(
        "Add the note",
        "Notiz hinzufügen",
        "Ajouter la note",
        "Añadir la nota",
        "Добавить заметку",
        "إضافة الملاحظة"
    )
    package static let removeNote = Phrase(
        "Remove the note",
        "Notiz entfernen",
        "Supprimer la note",
        "Quitar la nota",
        "Удалить заметку",
        "إزالة الملاحظة"
    )
    package static let noteRemoved = Phrase(
        "Removed",
        "Entfernt",
        "Supprimée",
        "Quitada",
        "Удалена",
        "أُزيلت"
    )
}
