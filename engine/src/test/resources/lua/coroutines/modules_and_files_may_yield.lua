package.preload.slow = function(name, extra)
  local got = coroutine.yield("loading " .. name, extra)
  return {got = got, again = coroutine.yield("still loading")}
end
local load = coroutine.wrap(function() return require("slow") end)
print(load())  -- expect: loading slow	nil
print(load("first"))  -- expect: still loading
local module = load("second")
print(module.got, module.again, require("slow") == module)  -- expect: first	second	true

local name = os.tmpname()
local file = assert(io.open(name, "w"))
file:write("local a = coroutine.yield('in a file') return a, 'done'")
file:close()
local run = coroutine.wrap(function() return dofile(name) end)
print(run())  -- expect: in a file
print(run("back"))  -- expect: back	done
package.path = name:match("^.*/") .. "?"
local required = coroutine.wrap(function() return require(name:match("[^/]*$")) end)
print(required())  -- expect: in a file
print(required("value"))  -- expect: value
os.remove(name)

package.preload.failing = function() coroutine.yield() error("no luck", 0) end
local failing = coroutine.create(function() return require("failing") end)
print(coroutine.resume(failing))  -- expect: true
print(coroutine.resume(failing))  -- expect: false	no luck
print(package.loaded.failing)  -- expect: nil
