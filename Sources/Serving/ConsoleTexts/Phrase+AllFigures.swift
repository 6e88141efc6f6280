extension Phrase {
    package static let allFiguresHelp = Phrase(
        "Sums over all practices, of months in the zone of each. Open hours are those of practices that had anything in the month, as they were when it was last counted. A client of two practices counts twice.",
        "Summen über alle Praxen, nach Monaten in deren Zeitzone. Offene Stunden sind die der Praxen, die im Monat etwas hatten, so wie sie bei der letzten Zählung waren. Wer zwei Praxen besucht, zählt zweimal.",
        "Sommes de tous les cabinets, par mois dans le fuseau de chacun. Les heures d’ouverture sont celles des cabinets ayant eu une activité dans le mois, telles qu’au dernier calcul. Un client de deux cabinets compte deux fois.",
        "Sumas de todas las consultas, por meses en la zona de cada una. Las horas abiertas son las de las consultas con actividad en el mes, según el último cálculo. Un cliente de dos consultas cuenta dos veces.",
        "Суммы по всем практикам, месяцы — в часовом поясе каждой. Часы работы — у практик, у которых в месяце что-то было, на момент последнего подсчёта. Клиент двух практик считается дважды.",
        "مجاميع كل العيادات، بأشهر توقيت كل منها. ساعات العمل هي للعيادات التي كان لها نشاط في الشهر كما كانت عند آخر احتساب. يُحسب عميل عيادتين مرتين."
    )
    package static let allPractices = Phrase(
        "All practices",
        "Alle Praxen",
        "Tous les cabinets",
        "Todas las consultas",
        "Все практики",
        "كل العيادات"
    )
    package static let listedPractices = Phrase(
        "Listed practices",
        "Gelistete Praxen",
        "Cabinets référencés",
        "Consultas publicadas",
        "Практики в каталоге",
        "العيادات المدرجة"
    )
    package static let practicesCounted = Phrase(
        "Practices",
        "Praxen",
        "Cabinets",
        "Consultas",
        "Практики",
        "العيادات"
    )
    package static let cancelledByPractices = Phrase(
        "Cancelled by practices",
        "Von Praxen storniert",
        "Annulées par les cabinets",
        "Canceladas por las consultas",
        "Отменено практиками",
        "ألغتها العيادات"
    )
    package static let newClients = Phrase(
        "New clients",
        "Neue Kunden",
        "Nouveaux clients",
        "Clientes nuevos",
        "Новые клиенты",
        "عملاء جدد"
    )
}
