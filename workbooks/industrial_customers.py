"""The twenty-five invented customers of the industrial book, one line each; amounts in thousand euros."""

from customers import BookPlan, Customer, parse_customers
from dice import dice

LINES = {"P": "Pumps", "V": "Valves", "S": "Seals", "C": "Controls", "R": "Repair"}
MANAGERS = ("Ines Halvorsen", "Marek Dubrowski", "Clara Whitcombe", "Tomas Lindqvist")
PLAN = BookPlan(largest=5400, flatness=3, lines=LINES, managers=MANAGERS)

# number|name|short|industry|country|first cooperation|rank|
# fit, potential, complementarity|growth %|lines|satisfaction|workshops|story
CUSTOMERS = parse_customers(
    """
C-1001|Nordhaven Chemicals AG|Nordhaven|Chemicals|Germany|2009-04-20|1|554|8|PVSCR|92|4|star
C-1002|Brightmere Water plc|Brightmere|Utilities|United Kingdom|2011-02-14|2|444|4|PVSR|84|3|
C-1003|Caldera Foods S.p.A.|Caldera|Food|Italy|2013-09-02|3|333|3|PVS|80|3|
C-1004|Vesterholt Shipyards A/S|Vesterholt|Shipbuilding|Denmark|2012-06-18|4|332|1|PVSC|78|2|dropping
C-1005|Pinecrest Paper Oy|Pinecrest|Paper|Finland|2010-11-08|5|443|5|PVSR|86|3|
C-1006|Tarnowice Mining S.A.|Tarnowice|Mining|Poland|2014-03-31|6|322|2|PSR|79|2|decision maker left
C-1007|Lumora Pharma GmbH|Lumora|Pharma|Austria|2016-01-25|7|455|9|VSCR|88|4|
C-1008|Sundermark Pools B.V.|Sundermark|Leisure|Netherlands|2015-05-11|8|233|4|PVC|82|2|seasonal
C-1009|Ostrava Bay Steel a.s.|Ostrava Bay|Metals|Czechia|2012-10-01|9|322|-2|PVS|62|2|unhappy
C-1010|Kestrel Aerospace Ltd|Kestrel|Aerospace|United Kingdom|2017-07-03|10|454|7|VSC|85|3|
C-1011|Montclair Dairy SAS|Montclair|Food|France|2014-08-26|11|232|2|PV|81|1|
C-1012|Fjellstrom Energy AS|Fjellstrom|Energy|Norway|2016-09-19|12|444|6|PVCR|83|3|
C-1013|Aldgrove Breweries Ltd|Aldgrove|Beverages|Ireland|2013-04-15|13|222|1|PVS|77|2|late delivery
C-1014|Rivastella Textiles S.r.l.|Rivastella|Textiles|Italy|2011-12-05|14|222|0|PV|70|1|stopped
C-1015|Hollandsche Kanaalwerken N.V.|Kanaalwerken|Construction|Netherlands|2018-02-12|15|333|3|PR|79|2|
C-1016|Quillon Robotics GmbH|Quillon|Machinery|Germany|2020-06-22|16|455|8|SC|87|3|sleeper
C-1017|Quillon Robotik Service GmbH|Quillon Service|Machinery|Germany|2021-03-15|17|333|4|SR|82|2|
C-1018|Baltmere Logistics UAB|Baltmere|Logistics|Lithuania|2017-11-20|18|222|2|PV|76|1|vague
C-1019|Castellan Glass S.A.|Castellan|Glass|Spain|2015-10-12|19|222|1|PS|78|1|
C-1020|Ardenwood Furniture NV|Ardenwood|Furniture|Belgium|2018-05-28|20|122|2|P|75|1|
C-1021|Skylark Hydrogen AB|Skylark|Energy|Sweden|2022-09-05|21|545|9|PVC|86|2|
C-1022|Merrow Fisheries Ltd|Merrow|Food|Ireland|2019-01-21|22|222|2|PV|80|1|
C-1023|Dunhallow Ceramics Ltd|Dunhallow|Ceramics|United Kingdom|2016-04-04|23|222|-1|PS|74|0|not renewing
C-1024|Velocita Battery S.p.A.|Velocita|Batteries|Italy|2026-02-09|24|454|6|VC|84|0|
C-1025|Greywater Labs OÜ|Greywater Labs|Research|Estonia|2026-08-03|25|334|4|SC|80|0|
""",
    PLAN,
)

FIRST_NAMES = (
    "Anna",
    "Bram",
    "Chiara",
    "David",
    "Elin",
    "Farid",
    "Greta",
    "Hugo",
    "Irena",
    "Jonas",
    "Katja",
    "Liam",
)
LAST_NAMES = (
    "Albers",
    "Brandvold",
    "Conti",
    "Drake",
    "Eskola",
    "Fournier",
    "Gorski",
    "Hartigan",
    "Iversen",
    "Jansen",
)
# Role, job titles, department.
ROLES = (
    ("Decision maker", ("Plant Director", "Head of Operations", "COO"), "Management"),
    ("Technical", ("Chief Engineer", "Process Engineer"), "Engineering"),
    ("User", ("Maintenance Lead", "Shift Supervisor"), "Maintenance"),
    ("Coach", ("Strategic Buyer", "Purchasing Manager"), "Purchasing"),
)


def person(customer: Customer, place: int) -> str:
    """Name the contact at a place of a customer's contact list."""
    throw = dice("person", customer.name, str(place))
    return f"{throw.choice(FIRST_NAMES)} {throw.choice(LAST_NAMES)}"


def team_size(customer: Customer) -> int:
    """Count the contacts known at a customer."""
    return 4 if customer.yearly > 400 else 3
