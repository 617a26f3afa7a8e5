export default {
  spec: "api.yml",
  out: "generated",
  nmae: "pets",
};
