package.preload.mod = function(...) print("loading", ...) return { x = 1 } end
print(require("mod") == require("mod"), package.loaded.mod.x)
package.preload.none = function() end
print(require("none"), package.loaded.none)
-- expect: loading	mod	nil
-- expect: true	1
-- expect: true	true
