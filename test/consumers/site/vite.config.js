// What comes out is run on Node too, where no page is that could load modules ahead.
export default { build: { modulePreload: false, target: "es2022" } };
