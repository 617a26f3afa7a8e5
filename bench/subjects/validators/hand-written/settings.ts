import { areStrings, isObject } from "./json.ts";

export function isSettings(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.text_001 === "string" &&
    Number.isInteger(value.whole_002) &&
    (value.decimal_003 === undefined || Number.isFinite(value.decimal_003)) &&
    typeof value.flag_004 === "boolean" &&
    areStrings(value.list_005) &&
    (value.text_006 === undefined || typeof value.text_006 === "string") &&
    Number.isInteger(value.whole_007) &&
    Number.isFinite(value.decimal_008) &&
    (value.flag_009 === undefined || typeof value.flag_009 === "boolean") &&
    areStrings(value.list_010) &&
    typeof value.text_011 === "string" &&
    (value.whole_012 === undefined || Number.isInteger(value.whole_012)) &&
    Number.isFinite(value.decimal_013) &&
    typeof value.flag_014 === "boolean" &&
    (value.list_015 === undefined || areStrings(value.list_015)) &&
    typeof value.text_016 === "string" &&
    Number.isInteger(value.whole_017) &&
    (value.decimal_018 === undefined || Number.isFinite(value.decimal_018)) &&
    typeof value.flag_019 === "boolean" &&
    areStrings(value.list_020) &&
    (value.text_021 === undefined || typeof value.text_021 === "string") &&
    Number.isInteger(value.whole_022) &&
    Number.isFinite(value.decimal_023) &&
    (value.flag_024 === undefined || typeof value.flag_024 === "boolean") &&
    areStrings(value.list_025) &&
    typeof value.text_026 === "string" &&
    (value.whole_027 === undefined || Number.isInteger(value.whole_027)) &&
    Number.isFinite(value.decimal_028) &&
    typeof value.flag_029 === "boolean" &&
    (value.list_030 === undefined || areStrings(value.list_030)) &&
    typeof value.text_031 === "string" &&
    Number.isInteger(value.whole_032) &&
    (value.decimal_033 === undefined || Number.isFinite(value.decimal_033)) &&
    typeof value.flag_034 === "boolean" &&
    areStrings(value.list_035) &&
    (value.text_036 === undefined || typeof value.text_036 === "string") &&
    Number.isInteger(value.whole_037) &&
    Number.isFinite(value.decimal_038) &&
    (value.flag_039 === undefined || typeof value.flag_039 === "boolean") &&
    areStrings(value.list_040) &&
    typeof value.text_041 === "string" &&
    (value.whole_042 === undefined || Number.isInteger(value.whole_042)) &&
    Number.isFinite(value.decimal_043) &&
    typeof value.flag_044 === "boolean" &&
    (value.list_045 === undefined || areStrings(value.list_045)) &&
    typeof value.text_046 === "string" &&
    Number.isInteger(value.whole_047) &&
    (value.decimal_048 === undefined || Number.isFinite(value.decimal_048)) &&
    typeof value.flag_049 === "boolean" &&
    areStrings(value.list_050) &&
    (value.text_051 === undefined || typeof value.text_051 === "string") &&
    Number.isInteger(value.whole_052) &&
    Number.isFinite(value.decimal_053) &&
    (value.flag_054 === undefined || typeof value.flag_054 === "boolean") &&
    areStrings(value.list_055) &&
    typeof value.text_056 === "string" &&
    (value.whole_057 === undefined || Number.isInteger(value.whole_057)) &&
    Number.isFinite(value.decimal_058) &&
    typeof value.flag_059 === "boolean" &&
    (value.list_060 === undefined || areStrings(value.list_060)) &&
    typeof value.text_061 === "string" &&
    Number.isInteger(value.whole_062) &&
    (value.decimal_063 === undefined || Number.isFinite(value.decimal_063)) &&
    typeof value.flag_064 === "boolean" &&
    areStrings(value.list_065) &&
    (value.text_066 === undefined || typeof value.text_066 === "string") &&
    Number.isInteger(value.whole_067) &&
    Number.isFinite(value.decimal_068) &&
    (value.flag_069 === undefined || typeof value.flag_069 === "boolean") &&
    areStrings(value.list_070) &&
    typeof value.text_071 === "string" &&
    (value.whole_072 === undefined || Number.isInteger(value.whole_072)) &&
    Number.isFinite(value.decimal_073) &&
    typeof value.flag_074 === "boolean" &&
    (value.list_075 === undefined || areStrings(value.list_075)) &&
    typeof value.text_076 === "string" &&
    Number.isInteger(value.whole_077) &&
    (value.decimal_078 === undefined || Number.isFinite(value.decimal_078)) &&
    typeof value.flag_079 === "boolean" &&
    areStrings(value.list_080) &&
    (value.text_081 === undefined || typeof value.text_081 === "string") &&
    Number.isInteger(value.whole_082) &&
    Number.isFinite(value.decimal_083) &&
    (value.flag_084 === undefined || typeof value.flag_084 === "boolean") &&
    areStrings(value.list_085) &&
    typeof value.text_086 === "string" &&
    (value.whole_087 === undefined || Number.isInteger(value.whole_087)) &&
    Number.isFinite(value.decimal_088) &&
    typeof value.flag_089 === "boolean" &&
    (value.list_090 === undefined || areStrings(value.list_090)) &&
    typeof value.text_091 === "string" &&
    Number.isInteger(value.whole_092) &&
    (value.decimal_093 === undefined || Number.isFinite(value.decimal_093)) &&
    typeof value.flag_094 === "boolean" &&
    areStrings(value.list_095) &&
    (value.text_096 === undefined || typeof value.text_096 === "string") &&
    Number.isInteger(value.whole_097) &&
    Number.isFinite(value.decimal_098) &&
    (value.flag_099 === undefined || typeof value.flag_099 === "boolean") &&
    areStrings(value.list_100) &&
    typeof value.text_101 === "string" &&
    (value.whole_102 === undefined || Number.isInteger(value.whole_102)) &&
    Number.isFinite(value.decimal_103) &&
    typeof value.flag_104 === "boolean" &&
    (value.list_105 === undefined || areStrings(value.list_105)) &&
    typeof value.text_106 === "string" &&
    Number.isInteger(value.whole_107) &&
    (value.decimal_108 === undefined || Number.isFinite(value.decimal_108)) &&
    typeof value.flag_109 === "boolean" &&
    areStrings(value.list_110) &&
    (value.text_111 === undefined || typeof value.text_111 === "string") &&
    Number.isInteger(value.whole_112) &&
    Number.isFinite(value.decimal_113) &&
    (value.flag_114 === undefined || typeof value.flag_114 === "boolean") &&
    areStrings(value.list_115) &&
    typeof value.text_116 === "string" &&
    (value.whole_117 === undefined || Number.isInteger(value.whole_117)) &&
    Number.isFinite(value.decimal_118) &&
    typeof value.flag_119 === "boolean" &&
    (value.list_120 === undefined || areStrings(value.list_120)) &&
    typeof value.text_121 === "string" &&
    Number.isInteger(value.whole_122) &&
    (value.decimal_123 === undefined || Number.isFinite(value.decimal_123)) &&
    typeof value.flag_124 === "boolean" &&
    areStrings(value.list_125) &&
    (value.text_126 === undefined || typeof value.text_126 === "string") &&
    Number.isInteger(value.whole_127) &&
    Number.isFinite(value.decimal_128) &&
    (value.flag_129 === undefined || typeof value.flag_129 === "boolean") &&
    areStrings(value.list_130) &&
    typeof value.text_131 === "string" &&
    (value.whole_132 === undefined || Number.isInteger(value.whole_132)) &&
    Number.isFinite(value.decimal_133) &&
    typeof value.flag_134 === "boolean" &&
    (value.list_135 === undefined || areStrings(value.list_135)) &&
    typeof value.text_136 === "string" &&
    Number.isInteger(value.whole_137) &&
    (value.decimal_138 === undefined || Number.isFinite(value.decimal_138)) &&
    typeof value.flag_139 === "boolean" &&
    areStrings(value.list_140) &&
    (value.text_141 === undefined || typeof value.text_141 === "string") &&
    Number.isInteger(value.whole_142) &&
    Number.isFinite(value.decimal_143) &&
    (value.flag_144 === undefined || typeof value.flag_144 === "boolean") &&
    areStrings(value.list_145) &&
    typeof value.text_146 === "string" &&
    (value.whole_147 === undefined || Number.isInteger(value.whole_147)) &&
    Number.isFinite(value.decimal_148) &&
    typeof value.flag_149 === "boolean" &&
    (value.list_150 === undefined || areStrings(value.list_150))
  );
}
