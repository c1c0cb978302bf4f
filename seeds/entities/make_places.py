"""Write ``places.tsv`` from the division lists in ``shared/data/gazetteers/admin_divisions`` and ``countries.tsv``.

Run ``python seeds/entities/make_places.py PATH/admin_divisions`` from the checkout; same input, same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NATIONS = (
    "蒙古族藏族|蒙古族|回族|藏族|维吾尔族?|哈萨克族?|柯尔克孜族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|"
    "哈尼族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|"
    "仡佬族|锡伯族?|塔吉克族?|怒族|鄂温克族?|裕固族?|保安族|独龙族|普米族|各族|蒙古|哈萨克|柯尔克孜"
)
SELF_GOVERNED = re.compile(f"^(..+?)(?:{NATIONS})*(?:自治[区州县旗]|联合旗)$")
PLAIN = re.compile(r"^(..+?)(?:特别行政区|市辖区|地区|林区|新区|矿区|省|市|区|县|旗|盟)$")
HONG_KONG_MACAU_TAIWAN = {"台湾省": "71", "香港特别行政区": "81", "澳门特别行政区": "82"}


def short(name: str) -> str:
    """Return the name without what says its rank: 杭州市 → 杭州, 伊犁哈萨克自治州 → 伊犁, 城区 → ""."""
    found = SELF_GOVERNED.match(name) or PLAIN.match(name)
    return found[1] if found else ""


def mainland(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return (code, name, level, parent code) of provinces, cities and counties; 市辖区 and its like are no places."""

    def rows(name: str) -> list[dict[str, str]]:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    places = [(f"{r['code']:0<6}", r["name"], "province", "") for r in rows("provinces.csv")]
    unnamed = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    cities = {f"{r['code']:0<6}": r for r in rows("cities.csv")}
    places += [
        (code, r["name"], "city", f"{r['provinceCode']:0<6}") for code, r in cities.items() if r["name"] not in unnamed
    ]
    for r in rows("areas.csv"):
        city = f"{r['cityCode']:0<6}"
        parent = f"{r['provinceCode']:0<6}" if city not in cities or cities[city]["name"] in unnamed else city
        if r["name"] not in unnamed and r["code"] != city:
            places.append((r["code"], r["name"], "county", parent))
    return places


def south(folder: Path) -> list[tuple[str, str, str, str]]:
    """Return the places of Hong Kong, Macau and Taiwan; below the first level the source has no codes, so none are made up."""
    places = []
    for province, cities in json.loads((folder / "HK-MO-TW.json").read_text(encoding="utf-8")).items():
        code = HONG_KONG_MACAU_TAIWAN[province] + "0000"
        places.append((code, province, "province", ""))
        for city, areas in cities.items():
            places.append(("", city, "city", province))
            places += [("", re.sub("（.*）", "", area), "county", f"{city} < {province}") for area in areas]
    return places


def main(folder: Path) -> None:
    """Write the table."""
    rows = sorted(mainland(folder)) + south(folder)
    lines = ["code\tname\tshort\tlevel\tparent"]
    lines += [f"{code}\t{name}\t{short(name)}\t{level}\t{parent}" for code, name, level, parent in rows]
    (HERE / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
