@echo off
rem Starts Lockstep on a JDK 25, from any folder: lockstep --help
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -version 2>&1 | findstr /r /c:"version .25" >nul
if errorlevel 1 (
    echo lockstep: found no JDK 25. Install any JDK 25 and set JAVA_HOME to its folder. 1>&2
    exit /b 70
)
chcp 65001 >nul
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Xlog:disable -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%~dp0.lockstep\@checks@.jsa" "-Dlockstep.archives=%~dp0.lockstep" "-Dlockstep.kept=%~dp0.lockstep\grades" -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -jar "%~dp0repository\lockstep.jar" %*
