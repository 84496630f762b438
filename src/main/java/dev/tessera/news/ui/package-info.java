/** The views of news: a trial's announcements, what one was told, and how one wants to be told. */
@NullMarked
package dev.tessera.news.ui;

import org.jspecify.annotations.NullMarked;
