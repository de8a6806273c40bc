import { workbook } from "./workbook.js"; workbook();
