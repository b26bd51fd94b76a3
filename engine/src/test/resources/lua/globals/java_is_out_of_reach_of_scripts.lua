print(luajava, java, Packages, package.loaded.luajava)  -- expect: nil	nil	nil	nil
print(pcall(require, "java.lang.String") == false)  -- expect: true
print(pcall(require, "org.luaj.vm2.lib.jse.LuajavaLib") == false)  -- expect: true
print(string.dump == nil, pcall(string.dump, print) == false)  -- expect: false	true
print(select(2, load("\27Lua")):match("binary") )  -- expect: binary
