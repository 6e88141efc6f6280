extension Phrase {
    package static let auditLog = Phrase(
        "Audit log",
        "Prüfprotokoll",
        "Journal d’audit",
        "Registro de auditoría",
        "Журнал аудита",
        "سجل التدقيق"
    )
    package static let auditHelp = Phrase(
        "Who looked at clients’ data and who changed something, newest first.",
        "Wer Daten von Kunden angesehen und wer etwas geändert hat, das Neueste zuerst.",
        "Qui a consulté des données de clients et qui a modifié quelque chose, du plus récent au plus ancien.",
        "Quién ha visto datos de clientes y quién ha cambiado algo, lo más reciente primero.",
        "Кто просматривал данные клиентов и кто что-то изменил, сначала новое.",
        "من اطّلع على بيانات العملاء ومن غيّر شيئًا، الأحدث أولًا."
    )
    package static let auditEmpty = Phrase(
        "Nothing has been recorded yet.",
        "Noch ist nichts aufgezeichnet.",
        "Rien n’a encore été enregistré.",
        "Aún no se ha registrado nada.",
        "Пока ничего не записано.",
        "لم يُسجَّل شيء بعد."
    )
    package static let auditRead = Phrase("read", "gelesen", "consulté", "consultado", "просмотр", "اطّلاع")
    package static let auditChange = Phrase("changed", "geändert", "modifié", "cambiado", "изменение", "تغيير")
    package static let auditChangesOnly = Phrase(
        "Changes only",
        "Nur Änderungen",
        "Modifications seulement",
        "Solo cambios",
        "Только изменения",
        "التغييرات فقط"
    )
    package static let auditAll = Phrase("Everything", "Alles", "Tout", "Todo", "Всё", "الكل")
    package static let olderEntries = Phrase(
        "Older entries",
        "Ältere Einträge",
        "Entrées plus anciennes",
        "Entradas anteriores",
        "Более ранние записи",
        "إدخالات أقدم"
    )
}
