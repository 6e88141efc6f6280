extension Phrase {
    package static let documents = Phrase(
        "Documents",
        "Dokumente",
        "Documents",
        "Documentos",
        "Документы",
        "المستندات"
    )
    package static let documentsHelp = Phrase(
        "Only you and the provider can open them. They are deleted some time after the session.",
        "Nur Sie und der Anbieter können sie öffnen. Einige Zeit nach dem Termin werden sie gelöscht.",
        "Vous seul et le prestataire pouvez les ouvrir. Ils sont supprimés quelque temps après le rendez-vous.",
        "Solo usted y el proveedor pueden abrirlos. Se eliminan algún tiempo después de la cita.",
        "Открыть их можете только вы и тот, к кому вы записаны. Через некоторое время после приёма они удаляются.",
        "لا يمكن لأحد فتحها سواك ومقدّم الخدمة، وتُحذف بعد الموعد بمدة."
    )
    package static let chooseFile = Phrase(
        "Choose a file",
        "Datei wählen",
        "Choisir un fichier",
        "Elegir un archivo",
        "Выберите файл",
        "اختر ملفًا"
    )
    package static let upload = Phrase("Upload", "Hochladen", "Envoyer", "Subir", "Загрузить", "رفع")
    package static let download = Phrase(
        "Download",
        "Herunterladen",
        "Télécharger",
        "Descargar",
        "Скачать",
        "تنزيل"
    )
    package static let removeDocument = Phrase("Delete", "Löschen", "Supprimer", "Eliminar", "Удалить", "حذف")
    package static let documentSaved = Phrase(
        "The document has been uploaded.",
        "Das Dokument wurde hochgeladen.",
        "Le document a été envoyé.",
        "El documento se ha subido.",
        "Документ загружен.",
        "رُفع المستند."
    )
    package static let documentRemoved = Phrase(
        "The document has been deleted.",
        "Das Dokument wurde gelöscht.",
        "Le document a été supprimé.",
        "El documento se ha eliminado.",
        "Документ удалён.",
        "حُذف المستند."
    )
    package static let documentRefused = Phrase(
        "This file is too large or of a type that is not accepted.",
        "Diese Datei ist zu groß oder von einem Typ, der nicht angenommen wird.",
        "Ce fichier est trop volumineux ou d’un type non accepté.",
        "Este archivo es demasiado grande o de un tipo no admitido.",
        "Файл слишком большой или такого типа не принимаем.",
        "هذا الملف كبير جدًا أو من نوع غير مقبول."
    )
    package static let documentMissing = Phrase(
        "Choose a file first.",
        "Wählen Sie zuerst eine Datei.",
        "Choisissez d’abord un fichier.",
        "Elija antes un archivo.",
        "Сначала выберите файл.",
        "اختر ملفًا أولًا."
    )
}
