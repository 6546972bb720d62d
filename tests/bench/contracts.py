"""Five contracts written for measuring extraction, each in another style, with the values that stand in them.

Absent fields (None) and decoys (figures of other contracts, examples, limits, other fields' rates) are planted on purpose.
Names, sums and dates are made up.
"""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[str, ...]
Block = str | tuple[Row, ...]
"""A paragraph, or a table as rows of cells."""


@dataclass(frozen=True, slots=True)
class Contract:
    """A contract.

    Attributes:
        name: file stem.
        suffix: format it is written in.
        template: id of the template.
        expected: field → normalised value (typed fields) or words the value must hold (text); None: not stated.
    """

    name: str
    suffix: str
    template: str
    blocks: tuple[Block, ...]
    expected: dict[str, str | None]


LOAN_PROSE = Contract(
    "시설자금 대출약정서",
    ".txt",
    "loan_agreement",
    (
        "시설자금 대출약정서",
        "주식회사 한결은행(이하 “은행”이라 한다)과 주식회사 누리정밀(이하 “차주”라 한다)은 2025년 3월 17일 다음과 같이 대출약정을 체결한다.",
        "제1조(목적) 이 약정은 은행이 차주에게 시설자금을 대출함에 있어 필요한 사항을 정함을 목적으로 한다.",
        "제2조(대출금액) ① 은행이 차주에게 대출하는 금액은 금 십이억원정(₩1,200,000,000)으로 한다.",
        "② 은행은 2023년 4월 2일 체결한 종전 약정에 따른 대출금 3억원의 상환을 확인하였다.",
        "제3조(자금용도) 차주는 대출금을 평택 제2공장 자동화 설비 구입에만 사용하여야 한다.",
        "제4조(대출기간) 대출기간은 2025년 3월 20일부터 2030년 3월 20일까지로 한다.",
        "제5조(이자율) ① 대출금의 이자율은 연 4.85%의 고정금리로 한다.",
        "② 차주는 매월 20일에 이자를 지급하여야 한다.",
        "제6조(지연배상금) 차주가 원금 또는 이자의 지급을 지체한 때에는 지체한 금액에 대하여 연 11.5%의 지연배상금을 지급한다. 지연배상금률은 연 15%를 초과할 수 없다.",
        "제7조(상환방법) 차주는 2년 거치 후 3년간 원금균등분할상환 방식으로 대출금을 상환한다.",
        "제8조(중도상환) 차주는 만기 전에 대출금의 전부 또는 일부를 상환할 수 있다. 이 경우 중도상환수수료는 중도상환금액의 1.2%로 한다.",
        "제9조(담보) 차주는 이 약정에 따른 채무를 담보하기 위하여 평택시 소재 공장용지 및 건물에 채권최고액 14억 4천만원의 근저당권을 설정한다.",
        "제10조(기한이익의 상실) 차주가 이자를 2회 이상 연체하거나 원금을 연체한 경우 은행은 서면 통지로써 기한의 이익을 상실시킬 수 있다.",
        "제11조(관할) 이 약정에 관한 소송은 수원지방법원 평택지원을 관할법원으로 한다.",
        "2025년 3월 17일",
        "은행: 주식회사 한결은행 대표이사 김도현 (인)",
        "차주: 주식회사 누리정밀 대표이사 박서연 (인)",
    ),
    {
        "lender": "주식회사 한결은행",
        "borrower": "주식회사 누리정밀",
        "guarantor": None,
        "loan_date": "2025-03-20",
        "maturity_date": "2030-03-20",
        "loan_amount": "KRW 1200000000",
        "purpose": "평택 제2공장 자동화 설비 구입",
        "interest_rate": "4.85%",
        "rate_type": "고정금리",
        "spread": None,
        "default_rate": "11.5%",
        "interest_payment_day": "매월 20일",
        "repayment_method": "분할상환",
        "grace_period": None,
        "prepayment_fee": "1.2%",
        "collateral": "평택시 소재 공장용지 및 건물",
        "max_secured_amount": "KRW 1440000000",
        "acceleration": "이자를 2회 이상 연체",
        "jurisdiction": "수원지방법원 평택지원",
        "early_repayment_allowed": "yes",
    },
)

LOAN_TABLE = Contract(
    "가계대출 여신거래약정서",
    ".docx",
    "loan_agreement",
    (
        "여신거래약정서(가계용)",
        "채무자 본인은 아래 조건으로 여신을 받기로 하고 약관의 각 조항을 확인하였습니다.",
        (
            ("채권자", "새빛저축은행", "채무자", "이하늘"),
            ("약정일자", "2024-11-05", "여신과목", "가계일반자금대출"),
            ("여신금액", "금 삼천오백만원(₩35,000,000)", "자금용도", "전세보증금"),
            ("여신개시일", "2024-11-08", "여신기간만료일", "2026-11-08"),
            ("금리", "연 6.4%", "금리종류", "변동금리(6개월)"),
            ("가산금리", "연 2.9%p", "연체이자율", "약정금리 + 3%p (최고 연 15%)"),
            ("이자지급일", "매월 말일", "상환방식", "만기일시상환"),
            ("중도상환수수료", "없음", "담보", "해당 없음"),
            ("연대보증인", "해당 없음", "거치기간", "-"),
        ),
        "제1조(여신의 실행) 은행은 여신금액을 채무자 명의의 예금계좌에 입금한다.",
        "제2조(금리의 변경) 변동금리는 기준금리의 변동에 따라 6개월마다 바뀐다. 예를 들어 기준금리가 연 3.5%에서 4.0%로 오르면 금리는 0.5%p 오른다.",
        "제3조(조기상환) 채무자는 언제든지 여신금액의 전부 또는 일부를 상환할 수 있다.",
        "제4조(관할법원) 이 약정에 관하여 분쟁이 생긴 때에는 민사소송법에서 정하는 바에 따른다.",
    ),
    {
        "lender": "새빛저축은행",
        "borrower": "이하늘",
        "guarantor": None,
        "agreement_date": "2024-11-05",
        "loan_date": "2024-11-08",
        "maturity_date": "2026-11-08",
        "loan_amount": "KRW 35000000",
        "purpose": "전세보증금",
        "interest_rate": "6.4%",
        "rate_type": "변동금리",
        "spread": "2.9%p",
        "default_rate": "3%p",
        "interest_payment_day": "매월 말일",
        "repayment_method": "만기일시상환",
        "grace_period": None,
        "prepayment_fee": None,
        "collateral": None,
        "max_secured_amount": None,
        "jurisdiction": None,
        "early_repayment_allowed": "yes",
    },
)

SERVICE_PROSE = Contract(
    "차세대 시스템 유지관리 위탁계약서",
    ".md",
    "service_contract",
    (
        "# 차세대 시스템 유지관리 위탁계약서",
        '한울생명보험 주식회사(이하 "갑"이라 한다)와 주식회사 코드마루(이하 "을"이라 한다)는 갑의 전산시스템 유지관리 업무의 위탁에 관하여 다음과 같이 계약을 체결한다.',
        "제1조(목적) 이 계약은 갑이 을에게 위탁하는 차세대 보험시스템 유지관리 업무에 관하여 당사자의 권리와 의무를 정한다.",
        "제2조(계약기간) 이 계약의 계약기간은 2025. 7. 1.부터 2027. 6. 30.까지로 한다.",
        "제3조(계약금액) ① 계약금액은 일금 구억육천만원(960,000,000원, 부가가치세 별도)으로 하고, 매월 균등하게 나누어 지급한다.",
        "② 갑은 을의 세금계산서를 받은 날부터 15일 이내에 월 대금을 지급한다.",
        "제4조(투입인력) 을은 업무 수행을 위하여 상주인력 7명을 투입하여야 하며, 갑의 동의 없이 교체할 수 없다.",
        "제5조(재위탁의 제한) 을은 갑의 사전 서면 동의 없이 업무의 전부 또는 일부를 제3자에게 재위탁할 수 없다.",
        "제6조(계약이행보증) 을은 계약금액의 100분의 10에 해당하는 계약이행보증증권을 갑에게 제출한다.",
        "제7조(지체상금) 을이 정해진 기한까지 업무를 마치지 못한 때에는 지체일수 1일당 계약금액의 1000분의 1.25를 지체상금으로 납부한다.",
        "제8조(비밀유지) 을은 업무상 알게 된 갑의 비밀을 누설하여서는 아니 되며, 이 의무는 계약 종료 후 5년간 존속한다.",
        "제9조(산출물의 귀속) 이 계약에 따라 만들어진 산출물의 저작권은 갑에게 귀속한다.",
        "제10조(계약의 해지) 당사자는 상대방이 계약을 위반한 경우 30일의 기간을 정하여 시정을 요구하고, 시정되지 아니하면 계약을 해지할 수 있다.",
        "제11조(손해배상) 을의 귀책사유로 갑에게 손해가 발생한 경우 을은 계약금액을 한도로 배상한다.",
        "제12조(계약의 연장) 갑과 을은 계약기간 만료 1개월 전까지 서면 합의로 계약을 연장할 수 있으며, 자동으로 연장되지 아니한다.",
        "제13조(관할) 이 계약에 관한 분쟁은 서울중앙지방법원을 제1심 관할법원으로 한다.",
        "이 계약을 증명하기 위하여 계약서 2통을 작성하여 각 1통씩 보관한다.",
        "계약체결일: 2025년 6월 20일",
    ),
    {
        "client": "한울생명보험 주식회사",
        "contractor": "주식회사 코드마루",
        "contract_date": "2025-06-20",
        "start_date": "2025-07-01",
        "end_date": "2027-06-30",
        "contract_amount": "KRW 960000000",
        "vat": "부가가치세 별도",
        "advance_payment": None,
        "advance_rate": None,
        "performance_bond_rate": "10%",
        "delay_penalty_rate": "0.125%",
        "warranty_period": None,
        "warranty_bond_rate": None,
        "subcontracting": "conditional",
        "termination_notice": "30일",
        "confidentiality_period": "5년",
        "ip_ownership": "갑에게 귀속",
        "liability_cap": "계약금액",
        "headcount": "7명",
        "jurisdiction": "서울중앙지방법원",
    },
)

SERVICE_KEYS = Contract(
    "홈페이지 개편 용역계약서",
    ".docx",
    "service_contract",
    (
        "용 역 계 약 서",
        "1. 용역명: 기업뱅킹 홈페이지 개편 및 접근성 개선",
        "2. 계약금액: 금 88,000,000원 (부가세 포함)",
        "3. 계약기간: 2026.02.02 ~ 2026.07.31",
        "4. 선급금: 계약금액의 30%",
        "5. 계약보증금: 계약금액의 15%",
        "6. 지체상금률: 1일당 0.3%",
        "7. 하자담보책임기간: 검수 완료일로부터 12개월",
        "8. 하자보수보증금률: 2%",
        "발주자와 수급인은 위 용역에 관하여 대등한 입장에서 합의하여 다음 조건에 따라 계약을 체결하고 신의에 따라 성실히 이행할 것을 확약한다.",
        "제1조 (착수) 수급인은 계약을 체결한 날부터 10일 이내에 용역에 착수하여야 한다.",
        "제2조 (검사) 발주자는 수급인이 완료를 통지한 날부터 14일 이내에 검사를 마쳐야 한다.",
        "제3조 (대가의 지급) 발주자는 검사에 합격한 후 수급인의 청구를 받은 날부터 7일 이내에 대가를 지급한다.",
        "제4조 (하도급) 수급인은 용역을 제3자에게 하도급하여서는 아니 된다.",
        "제5조 (지식재산권의 귀속) 결과물에 대한 지식재산권은 발주자와 수급인이 공동으로 소유한다.",
        "제6조 (계약의 해지) 발주자는 수급인이 용역을 수행할 능력이 없다고 인정되는 경우 계약을 해지할 수 있다.",
        "제7조 (비밀유지) 수급인은 용역 수행 중 알게 된 정보를 외부에 누설하여서는 아니 된다.",
        "제8조 (분쟁의 해결) 이 계약에서 정하지 아니한 사항은 양 당사자가 협의하여 정한다.",
        "2026년 1월 26일",
        (
            ("구분", "발주자", "수급인"),
            ("상호", "주식회사 다온은행", "유한회사 픽셀공방"),
            ("대표자", "최민수", "정가람"),
        ),
    ),
    {
        "client": "주식회사 다온은행",
        "contractor": "유한회사 픽셀공방",
        "contract_name": "기업뱅킹 홈페이지 개편 및 접근성 개선",
        "start_date": "2026-02-02",
        "end_date": "2026-07-31",
        "contract_amount": "KRW 88000000",
        "vat": "부가세 포함",
        "advance_payment": None,
        "advance_rate": "30%",
        "payment_term": "7일",
        "performance_bond_rate": "15%",
        "delay_penalty_rate": "0.3%",
        "warranty_period": "12개월",
        "warranty_bond_rate": "2%",
        "inspection_period": "14일",
        "subcontracting": "no",
        "confidentiality_period": None,
        "ip_ownership": "공동으로 소유",
        "liability_cap": None,
        "auto_renewal": None,
    },
)

SERVICE_MIXED = Contract(
    "콜센터 운영 업무위탁 계약",
    ".docx",
    "service_contract",
    (
        "업무위탁 계약서",
        "위탁자 가람카드 주식회사와 수탁자 (주)온누리컨택은 아래와 같이 계약한다.",
        "Ⅰ. 계약의 개요",
        (
            ("항목", "내용", "비고"),
            ("위탁업무명", "고객상담센터 운영", "야간 포함"),
            ("위탁기간", "2025년 1월 1일부터 2025년 12월 31일까지", ""),
            ("위탁수수료", "연간 2,400백만원", "부가세 별도"),
            ("투입인원", "48명", "관리자 제외"),
            ("하자보증기간", "해당 없음", ""),
        ),
        "Ⅱ. 계약 조건",
        "제1조(수수료 지급) 위탁자는 매월 말일을 기준으로 정산하여 다음 달 10일까지 수수료를 지급한다. 지급이 늦어진 때에는 연 6%의 지연이자를 가산한다.",
        "제2조(이행보증) 수탁자는 이행보증보험증권(계약금액의 5% 상당)을 제출한다.",
        "제3조(재위탁) 수탁자는 위탁자에게 미리 통지하고 위탁업무의 일부를 재위탁할 수 있다.",
        "제4조(비밀유지의무) 비밀유지의무는 이 계약이 끝난 날부터 3년간 효력을 가진다.",
        "제5조(자동연장) 계약기간 만료 2개월 전까지 어느 한쪽이 반대의 뜻을 통지하지 아니하면 이 계약은 같은 조건으로 1년간 자동연장된다.",
        "제6조(해지) 위탁자는 60일 전에 서면으로 통지하고 이 계약을 해지할 수 있다.",
        "제7조(손해배상의 한도) 수탁자의 배상책임은 최근 1년간 지급된 수수료 총액을 한도로 한다.",
        "참고: 2024년 계약의 위탁수수료는 2,150백만원, 투입인원은 45명이었다.",
        "체결일: 2024. 12. 20.",
    ),
    {
        "client": "가람카드 주식회사",
        "contractor": "(주)온누리컨택",
        "contract_name": "고객상담센터 운영",
        "contract_date": "2024-12-20",
        "start_date": "2025-01-01",
        "end_date": "2025-12-31",
        "contract_amount": "KRW 2400000000",
        "vat": "부가세 별도",
        "advance_payment": None,
        "advance_rate": None,
        "performance_bond_rate": "5%",
        "delay_penalty_rate": None,  # the 6 % is interest on late payment
        "warranty_period": None,
        "warranty_bond_rate": None,
        "inspection_period": None,
        "subcontracting": "conditional",
        "termination_notice": "60일",
        "confidentiality_period": "3년",
        "auto_renewal": "yes",
        "headcount": "48명",
    },
)

CONTRACTS = (LOAN_PROSE, LOAN_TABLE, SERVICE_PROSE, SERVICE_KEYS, SERVICE_MIXED)
