import { addDays, type LocalDate } from "../domain/time/local-date.ts";
import type { PracticePaper, PracticePapers } from "../ports/practice-papers.ts";
import { officialPrinter } from "./official-pdf.ts";
import { officialBody } from "./official-text.ts";

interface Topic {
  readonly issuer: string;
  readonly number: string;
  readonly notation: string;
  readonly abstract: string;
}

const topics: readonly Topic[] = [
  {
    issuer: "Sở Tài chính tỉnh Tập Dượt",
    number: "124",
    notation: "STC-NS",
    abstract: "Báo cáo tình hình thực hiện dự toán ngân sách quý này",
  },
  {
    issuer: "Sở Nội vụ tỉnh Tập Dượt",
    number: "86",
    notation: "SNV-CCVC",
    abstract: "Đăng ký nhu cầu bồi dưỡng công chức, viên chức",
  },
  {
    issuer: "Văn phòng Ủy ban nhân dân tỉnh Tập Dượt",
    number: "311",
    notation: "VP-KSTT",
    abstract: "Rà soát danh mục thủ tục hành chính",
  },
  {
    issuer: "Sở Xây dựng tỉnh Tập Dượt",
    number: "57",
    notation: "SXD-QLN",
    abstract: "Phối hợp kiểm tra an toàn công trình công cộng",
  },
];

/** Each practice document has a number of its own, so that none looks like a second copy of another. */
function topicAt(place: number): Topic {
  const topic = topics[place % topics.length];
  if (topic === undefined) throw new Error("There is nothing to practise on.");
  const round = Math.floor(place / topics.length);
  return { ...topic, number: String(Number(topic.number) + round) };
}

export function practicePapers(): PracticePapers {
  const printer = officialPrinter();
  const printed = async (place: number, on: LocalDate): Promise<PracticePaper> => {
    const topic = topicAt(place);
    const date = addDays(on, -2);
    const { bytes, pages } = await printer({
      ...topic,
      above: null,
      place: "Tập Dượt",
      date,
      typeName: "Công văn",
      addressees: ["Cơ quan tập dượt"],
      body: officialBody({ ...topic, typeName: "Công văn", date, by: null }),
      recipients: ["Như trên", "Lưu: VT"],
      authority: null,
      signerPosition: "Giám đốc",
      signerName: "Người Ký Mẫu",
      priority: 0,
    });
    return {
      name: `${topic.number}-${topic.notation}.pdf`.toLowerCase(),
      bytes,
      pages,
      fields: fieldsOf(topic, date, pages),
    };
  };
  return {
    print: async (from, count, on) => {
      const papers: PracticePaper[] = [];
      for (let place = from; place < from + count; place += 1) papers.push(await printed(place, on));
      return papers;
    },
  };
}

function fieldsOf(topic: Topic, date: LocalDate, pages: number): PracticePaper["fields"] {
  return {
    documentCode: null,
    codeNumber: topic.number,
    codeNotation: topic.notation,
    issuedDate: date,
    typeName: "Công văn",
    senderAgencyId: null,
    senderName: topic.issuer,
    senderCode: null,
    abstract: topic.abstract,
    language: "Tiếng Việt",
    pageCount: pages,
    description: null,
    signerPosition: "Giám đốc",
    signerName: "Người Ký Mẫu",
    priority: 0,
    toPlaces: null,
    dueDate: null,
    source: "paper",
  };
}
