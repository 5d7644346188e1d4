"""Lists of made-up people in trainings, as units send them: region 990301 does not exist."""

import random

HEADS = ["培训类别", "课程或期次", "培训日期", "学时", "地点", "姓名", "公民身份号码", "考核合格"]
KINDS = ["家政服务", "心理健康辅导骨干", "妇女健身骨干", "家庭教育讲师", "创业就业"]
WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
SURNAMES, NAMES = "王李张刘陈杨赵黄周吴", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂"


def number(dice):
    digits = "990301%04d%02d%02d%03d" % (
        dice.randint(1950, 2005), dice.randint(1, 12), dice.randint(1, 28), dice.randint(1, 999))
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS)) % 11]


def name(number):
    """The same name for the same number, however often it comes."""
    key = int(number[6:17])
    return SURNAMES[key % 10] + NAMES[key // 10 % 20] + NAMES[key // 200 % 20]


def rows(count, seed=1):
    """So many rows of different trainings."""
    dice = random.Random(seed)
    for row in range(count):
        whose = number(dice)
        yield [
            dice.choice(KINDS), "第%d期" % (row // 40 + 1), "2023-%02d-%02d" % (dice.randint(1, 12), dice.randint(1, 28)),
            str(dice.randint(8, 80)), "东街%d号" % dice.randint(1, 500),
            name(whose), whose, dice.choice("是否")]


def write(path, count, seed=1, unit=None):
    """Writes them as a list with commas; with a unit it has a column for that."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(",".join(HEADS + (["责任单位"] if unit else [])) + "\r\n")
        for row in rows(count, seed):
            file.write(",".join(row + ([unit] if unit else [])) + "\r\n")
