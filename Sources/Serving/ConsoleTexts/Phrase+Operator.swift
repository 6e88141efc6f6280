extension Phrase {
    package static let server = Phrase("Server", "Server", "Serveur", "Servidor", "Сервер", "الخادم")
    package static let whatWorks = Phrase(
        "What is switched on",
        "Was eingeschaltet ist",
        "Ce qui est activé",
        "Lo que está activado",
        "Что включено",
        "ما هو مفعَّل"
    )
    package static let on = Phrase("on", "an", "activé", "activado", "вкл.", "مفعَّل")
    package static let off = Phrase("off", "aus", "désactivé", "desactivado", "выкл.", "متوقف")
    package static let jobs = Phrase("Jobs", "Aufträge", "Tâches", "Tareas", "Задачи", "المهام")
    package static let jobsHelp = Phrase(
        "Background work, such as refunds and calendar events.",
        "Arbeit, die Änderungen verlangt haben, etwa Erstattungen und Termine für Kalender.",
        "Travaux demandés par des changements, comme des remboursements ou des événements de calendrier.",
        "Trabajo que pidieron los cambios, como reembolsos y eventos de calendario.",
        "Работа, вызванная изменениями: возвраты, события календарей.",
        "أعمال طلبتها التغييرات، كالاستردادات وأحداث التقاويم."
    )
    package static let noJobs = Phrase(
        "No jobs are waiting.",
        "Es warten keine Aufträge.",
        "Aucune tâche n’attend.",
        "No hay tareas en espera.",
        "Ожидающих задач нет.",
        "لا توجد مهام منتظرة."
    )
    package static let waiting = Phrase("Waiting", "Wartend", "En attente", "En espera", "Ожидают", "منتظرة")
    package static let givenUp = Phrase("Given up", "Aufgegeben", "Abandonnées", "Abandonadas", "Прекращены", "متروكة")
    package static let oldestDue = Phrase(
        "Oldest due",
        "Ältester fällig",
        "Plus ancienne échéance",
        "Vencimiento más antiguo",
        "Старейший срок",
        "أقدم استحقاق"
    )
    package static let tryAgain = Phrase(
        "Try again",
        "Erneut versuchen",
        "Réessayer",
        "Reintentar",
        "Повторить",
        "إعادة المحاولة"
    )
    package static let willBeTried = Phrase(
        "The job will be tried again",
        "Der Auftrag wird erneut versucht",
        "La tâche sera réessayée",
        "La tarea se reintentará",
        "Задача будет повторена",
        "ستُعاد محاولة المهمة"
    )
}
