"""A few dozen listed names, as official lists write them."""

from __future__ import annotations

from dissuade.index.build import ListedName

__all__ = ["PERSONS", "make_listed"]

PERSONS = (
    "KIM, Jong Un", "Kim Jong-un", "김정은", "KIM, Jong Il", "KIM, Yo Jong", "PAK, Yong Sik", "RI, Pyong Chol",
    "PUTIN, Vladimir Vladimirovich", "Владимир Владимирович Путин", "SHOIGU, Sergei Kuzhugetovich", "Сергей Шойгу",
    "LAVROV, Sergei Viktorovich", "IVANOV, Sergei Borisovich", "IVANOV, Sergei Sergeevich", "Abu Bakr al-Baghdadi",
    "AL-ZAWAHIRI, Aiman Muhammed Rabi", "Muhammad Ali", "Mohammed Ahmed Ali", "ALI, Ali", "HUSSEIN, Saddam",
    "HUSAYN, Qusay Saddam", "Bin Laden, Usama", "Osama bin Muhammad bin Awad bin Ladin", "Ahmad Shah NOORZAI",
    "MUGABE, Robert Gabriel", "LUKASHENKO, Alexander Grigoryevich", "Аляксандр Рыгоравіч Лукашэнка", "J. B. Bemba",
    "DE LA CRUZ, Maria", "习近平", "Sherzai", "Xue Meng Li", "Abdul Rahman Yasin",
)  # fmt: skip
OTHERS = (
    ("Korea Mining Development Trading Corporation", "Organization"), ("KOMID", "Organization"),
    ("Islamic Revolutionary Guard Corps", "Organization"), ("IRGC", "Organization"), ("Bank Rossiya", "Company"),
    ("ROSOBORONEXPORT OAO", "Company"), ("Rosoboronexport", "Company"), ("Al-Qaida", "Organization"),
    ("Alqaeda", "Organization"), ("A B C Trading LLC", "Company"), ("T.D.G.", "Company"),
    ("Wagner Group", "LegalEntity"),
    ("华为技术有限公司", "Company"), ("SEA STAR 7", "Vessel"), ("SEASTAR", "Vessel"), ("EP-IBB", "Airplane"),
    ("OCEAN MARITIME MANAGEMENT", "Company"), ("XZACT, INC.", "Company"),
    ("INTERPOLYTRADE LIMITED LIABILITY COMPANY", "Company"),
)  # fmt: skip


def make_listed() -> list[ListedName]:
    """Every name of a party of its own; the last three persons are no longer listed."""
    listed = [ListedName(text, "Person", number, 0, False) for number, text in enumerate(PERSONS)]
    listed[-3:] = [entry._replace(ended=True) for entry in listed[-3:]]
    listed += [ListedName(text, schema, len(PERSONS) + i, 0, False) for i, (text, schema) in enumerate(OTHERS)]
    return listed
