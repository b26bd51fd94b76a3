print(require("string") == string, package.loaded.table == table, package.loaded._G == _G, package.loaded.package == package)
-- expect: true	true	true	true
