local name = os.tmpname()
local f = io.open(name .. ".lua", "w")
f:write("local name = ... return { name = name }")
f:close()
package.path = "./?.none;" .. name:match("^(.*)/") .. "/?.lua"
local short = name:match("([^/]+)$")
print(require(short).name == short, package.searchpath(short, package.path) == name .. ".lua")
os.remove(name)
os.remove(name .. ".lua")
print(package.searchpath("a.b", "./?.none;?.x"))
-- expect: true	true
-- expect: nil	
-- expect: 	no file './a/b.none'
-- expect: 	no file 'a/b.x'
